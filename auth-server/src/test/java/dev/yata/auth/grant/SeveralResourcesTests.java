package dev.yata.auth.grant;

import static dev.yata.auth.testing.Server.encode;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Replicas;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Server.Credentials;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests a server that issues tokens for two APIs. */
class SeveralResourcesTests extends RunningServer {

    private static final String NOTES = "https://notes.example/v1";
    private static final Credentials ADMIN = new Credentials("yata-admin", "a".repeat(43));

    private static final String[] CREDENTIALS = {
        "--yata.master-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "--yata.bootstrap.default-client-secret=" + "d".repeat(43),
        "--yata.bootstrap.admin-client-secret=" + ADMIN.secret(),
        "--yata.bootstrap.admin-password=" + "p".repeat(20)
    };

    @Autowired
    HikariDataSource shared;

    @Test
    @DisplayName("Each API has its own tokens and scopes, and one of them its sub-paths")
    void tokenWhenServerHasTwoApisThenAudienceAndScopesOfTheOneAskedFor(@TempDir Path home) throws Exception {
        try (Replicas replicas = new Replicas(shared, home)) {
            Server server = withNotes(replicas);
            Credentials client = clientOfBoth(server);

            assertToken(server.token(client), NOTES, "notes:read");
            assertToken(server.token(client, "resource=" + encode(API)), API, "todos:read");
            assertToken(server.token(client, "resource=" + encode(NOTES + "/a")), NOTES + "/a", "notes:read");
            assertToken(
                    server.token(client, "resource=" + encode(API), "scope=notes%3Aread+todos%3Aread"),
                    API,
                    "todos:read");
            Answer wrongScope = server.token(client, "resource=" + encode(API), "scope=notes%3Aread");
            assertThat(wrongScope.error()).isEqualTo("invalid_scope");
            assertThat(wrongScope.text("error_description")).endsWith(": todos:read");
            assertThat(server.token(client, "resource=" + encode(API + "/a")).error())
                    .isEqualTo("invalid_target");
            assertThat(server.token(client, "resource=" + encode(NOTES + "/../v2"))
                            .error())
                    .isEqualTo("invalid_target");
            assertThat(server.get("/.well-known/oauth-authorization-server")
                            .json()
                            .at("/scopes_supported")
                            .toString())
                    .isEqualTo("[\"todos:read\",\"todos:write\",\"notes:read\",\"notes:write\",\"clients:admin\","
                            + "\"tokens:introspect\"]");
        }
    }

    @Test
    void editWhenResourceAndScopeAreNoLongerConfiguredThenClientKeepsThem(@TempDir Path home) throws Exception {
        try (Replicas replicas = new Replicas(shared, home)) {
            Credentials client = clientOfBoth(withNotes(replicas));
            Server server = replicas.start(CREDENTIALS);

            Answer edited = server.admin(
                    "PATCH", "/" + client.id(), server.accessToken(ADMIN), "{\"token_lifetime_seconds\":60}");

            assertThat(edited.status()).as(edited.body()).isEqualTo(200);
            assertToken(server.token(client), API, "todos:read");
            assertToken(withNotes(replicas).token(client), NOTES, "notes:read");
        }
    }

    private static Server withNotes(Replicas replicas) {
        return replicas.start(Stream.concat(
                        Stream.of(CREDENTIALS),
                        Stream.of(
                                "--yata.resources.notes.url=" + NOTES,
                                "--yata.resources.notes.scopes=notes:read,notes:write",
                                "--yata.resources.notes.title=Notes",
                                "--yata.resources.notes.sub-paths=true"))
                .toArray(String[]::new));
    }

    private static Credentials clientOfBoth(Server server) {
        Answer created = server.admin(
                "POST",
                "",
                server.accessToken(ADMIN),
                "{\"client_name\":\"both\",\"scopes\":[\"todos:read\",\"notes:read\"],\"resources\":[\"" + NOTES
                        + "\",\"" + API + "\"]}");
        return new Credentials(created.text("client_id"), created.text("client_secret"));
    }

    private static void assertToken(Answer answer, String audience, String scope) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JWTClaimsSet claims = answer.jwt().getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly(audience);
        assertThat(claims.getStringClaim("scope")).isEqualTo(scope);
        assertThat(answer.text("scope")).isEqualTo(scope);
    }
}
