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
import dev.yata.auth.testing.Visitor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests a server with a second grant type. The grant is one class, and nothing else changes. */
class SecondGrantTests extends RunningServer {

    private static final String PASSWORD = "p".repeat(20);
    private static final Credentials ADMIN = new Credentials("yata-admin", "a".repeat(43));
    private static final Credentials DEFAULT = new Credentials("default", "d".repeat(43));
    private static final String GRANT = "grant_type=" + encode(PersonGrant.TYPE);
    private static final String CLIENT = "{\"client_name\":\"a\",\"scopes\":[\"todos:read\",\"todos:write\"],"
            + "\"account\":\"family\",\"grant_types\":[\"" + PersonGrant.TYPE + "\"]}";

    @Autowired
    HikariDataSource shared;

    @TempDir
    Path home;

    private Replicas replicas;
    private Server server;

    @BeforeEach
    void start() {
        replicas = new Replicas(shared, home);
        server = replicas.start(
                "--spring.main.sources=" + PersonGrant.class.getName(),
                "--yata.master-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "--yata.bootstrap.default-client-secret=" + DEFAULT.secret(),
                "--yata.bootstrap.admin-client-secret=" + ADMIN.secret(),
                "--yata.bootstrap.admin-password=" + PASSWORD);
    }

    @AfterEach
    void stop() {
        replicas.close();
    }

    @Test
    void grantWhenItIsABeanThenEverythingFollowsFromIt() throws Exception {
        metadataAndErrorsNameIt();
        Credentials client = registersItsClients();
        tokenStandsForThePerson(client);
        sharedStepsHold(client);
        consoleOffersIt();
    }

    private void metadataAndErrorsNameIt() {
        assertThat(server.get("/.well-known/oauth-authorization-server").json().at("/grant_types_supported"))
                .map(type -> type.asString())
                .containsExactlyInAnyOrder("client_credentials", PersonGrant.TYPE);
        assertThat(server.form("/oauth/token", DEFAULT, "grant_type=password").text("error_description"))
                .contains("client_credentials", PersonGrant.TYPE);
        assertThat(server.form("/oauth/token", DEFAULT, "scope=x").text("error_description"))
                .contains("grant_type is missing", PersonGrant.TYPE);
    }

    private Credentials registersItsClients() {
        Answer created = admin("POST", "", CLIENT);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().at("/grant_types/0").asString()).isEqualTo(PersonGrant.TYPE);
        Answer refused = admin("POST", "", CLIENT.replace("family", "default"));
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("account");
        Answer unknown = admin("POST", "", CLIENT.replace(PersonGrant.TYPE, "password"));
        assertThat(unknown.json().at("/errors/0/field").asString()).isEqualTo("grant_types");
        assertThat(unknown.json().at("/errors/0/message").asString()).contains(PersonGrant.TYPE);
        return new Credentials(created.text("client_id"), created.text("client_secret"));
    }

    private void tokenStandsForThePerson(Credentials client) throws Exception {
        Answer answer = server.form("/oauth/token", client, GRANT + "&person=anna");

        JWTClaimsSet claims = answer.jwt().getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("anna");
        assertThat(claims.getStringClaim("client_id")).isEqualTo(client.id());
        assertThat(claims.getStringClaim("account")).isEqualTo("family");
        assertThat(claims.getStringClaim("scope")).isEqualTo("todos:read");
        assertThat(claims.getAudience()).containsExactly(API);
    }

    private void sharedStepsHold(Credentials client) {
        assertThat(server.token(client).error()).isEqualTo("unauthorized_client");
        Answer unregistered = server.form("/oauth/token", DEFAULT, GRANT + "&person=anna");
        assertThat(unregistered.error()).isEqualTo("unauthorized_client");
        assertThat(unregistered.text("error_description")).contains("client_credentials");
        assertThat(server.form("/oauth/token", client, GRANT).error()).isEqualTo("invalid_grant");
        String request = GRANT + "&person=anna";
        assertThat(server.form("/oauth/token", client, request + "&scope=todos%3Awrite")
                        .error())
                .isEqualTo("invalid_scope");
        assertThat(server.form("/oauth/token", client, request + "&resource=https%3A%2F%2Fevil.example")
                        .error())
                .isEqualTo("invalid_target");
        admin("PATCH", "/" + client.id(), "{\"dpop_bound_access_tokens\":true}");
        assertThat(server.form("/oauth/token", client, request).error()).isEqualTo("invalid_dpop_proof");
        admin("PATCH", "/" + client.id(), "{\"dpop_bound_access_tokens\":false,\"token_requests_per_minute\":1}");
        server.form("/oauth/token", client, request);
        assertThat(server.form("/oauth/token", client, request).status()).isEqualTo(429);
    }

    private void consoleOffersIt() {
        Visitor visitor = new Visitor(server);
        visitor.signIn("admin", PASSWORD);
        assertThat(visitor.get("/admin/clients/new").body())
                .contains("name=\"grant_types\" value=\"" + PersonGrant.TYPE + "\"");
        Answer created = visitor.submit(
                "/admin/clients/new",
                "/admin/clients/new",
                Visitor.formId(),
                "client_name=both",
                "account=family",
                "scopes=todos:read",
                "grant_types=client_credentials",
                GRANT.replace("grant_type", "grant_types"));
        assertThat(created.status()).as(created.body()).isEqualTo(302);
        assertThat(visitor.get(created.header("Location").replaceAll("/secret.*", ""))
                        .body())
                .contains(PersonGrant.TYPE);
    }

    private Answer admin(String method, String path, String json) {
        return server.admin(method, path, server.accessToken(ADMIN), json);
    }
}
