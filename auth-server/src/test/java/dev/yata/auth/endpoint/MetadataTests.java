package dev.yata.auth.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MetadataTests extends RunningServer {

    @Test
    @DisplayName("Metadata lists exactly the features of the server")
    void metadataWhenReadThenListsOnlyWhatIsOffered() {
        Answer answer = SERVER.get("/.well-known/oauth-authorization-server");
        JsonNode metadata = answer.json();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(metadata.get("issuer").asString()).isEqualTo(SERVER.url());
        assertThat(metadata.get("grant_types_supported").toString()).isEqualTo("[\"client_credentials\"]");
        assertThat(metadata.get("response_types_supported").toString()).isEqualTo("[]");
        for (String endpoint : List.of("token_endpoint", "introspection_endpoint", "revocation_endpoint")) {
            assertThat(metadata.get(endpoint + "_auth_methods_supported").toString())
                    .isEqualTo("[\"client_secret_basic\",\"client_secret_post\",\"private_key_jwt\"]");
            assertThat(metadata.get(endpoint + "_auth_signing_alg_values_supported")
                            .toString())
                    .isEqualTo("[\"ES256\",\"RS256\"]");
        }
        assertThat(metadata.get("dpop_signing_alg_values_supported").toString()).isEqualTo("[\"ES256\",\"RS256\"]");
        assertThat(metadata.propertyNames())
                .doesNotContain("authorization_endpoint", "code_challenge_methods_supported", "registration_endpoint");
    }

    @Test
    @DisplayName("Every endpoint listed exists under the issuer")
    void metadataWhenEndpointIsListedThenExists() {
        JsonNode metadata =
                SERVER.get("/.well-known/oauth-authorization-server").json();

        for (String endpoint : List.of("token_endpoint", "introspection_endpoint", "revocation_endpoint")) {
            String path = path(metadata.get(endpoint).asString());
            assertThat(SERVER.form(path, "").status()).as(endpoint).isEqualTo(401);
        }
        assertThat(SERVER.get(path(metadata.get("jwks_uri").asString())).status())
                .isEqualTo(200);
        assertThat(SERVER.get("/oauth2/authorize").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-authorization-server",
                "/oauth/jwks",
                "/oauth/status-lists/0",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/prometheus"
            })
    void requestWhenDocumentIsPublicThenOnlyGetAndHeadAreAllowed(String path) {
        SERVER.token(client("todos:read"));

        Answer get = SERVER.get(path);
        Answer head = SERVER.send(SERVER.request(path).method("HEAD", BodyPublishers.noBody()));
        Answer post = SERVER.send(SERVER.request(path).POST(BodyPublishers.noBody()));

        assertThat(get.status()).isEqualTo(200);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(post.status()).isEqualTo(405);
        assertThat(post.header("Allow")).contains("GET");
        assertThat(post.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void unknownPathWhenRequestedThenProblem() {
        Answer answer = SERVER.get("/nowhere");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void actuatorWhenReadThenHealthAndMetricsOnly() {
        SERVER.token(client("todos:read"));
        SERVER.form("/oauth/token", "");

        assertThat(SERVER.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(SERVER.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(SERVER.get("/actuator/prometheus").body())
                .contains("yata_tokens_issued_total")
                .contains("yata_oauth_refused_total{error=\"invalid_client\"}");
        assertThat(SERVER.get("/actuator/env").status()).isEqualTo(404);
    }

    private static String path(String url) {
        assertThat(url).startsWith(SERVER.url());
        return url.substring(SERVER.url().length());
    }
}
