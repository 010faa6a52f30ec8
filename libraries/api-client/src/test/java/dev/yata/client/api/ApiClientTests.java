package dev.yata.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.client.http.HttpClient;
import dev.yata.client.http.Timeouts;
import dev.yata.client.oauth.AccessTokens;
import dev.yata.client.oauth.ClientRegistration;
import dev.yata.client.oauth.ClientSecret;
import dev.yata.client.oauth.TokenEndpoint;
import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.call.RequestId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ApiClientTests {

    private static final Duration BUDGET = Duration.ofSeconds(5);

    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void close() {
        backend.close();
    }

    private ApiClient client() {
        HttpClient http = new HttpClient(new Timeouts(BUDGET, BUDGET, BUDGET));
        ClientRegistration registration = new ClientRegistration(
                "c",
                new ClientSecret("c", "s"),
                backend.tokenUrl(),
                "",
                backend.apiUrl().toString(),
                false);
        AccessTokens tokens = new AccessTokens(new TokenEndpoint(registration, http, BUDGET));
        return ApiClient.of(backend.apiUrl(), http, tokens, BUDGET, MemoryBudget.ofHeap(), ApiTexts.GENERAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@evil.example/x", ".evil.example/x", "notes", "/../admin", "/notes/../../admin", ""})
    void getWhenPathLeavesTheApiThenSendsNothing(String path) {
        ApiClient client = client();

        assertThatThrownBy(() -> client.get(path)).isInstanceOf(IllegalArgumentException.class);
        assertThat(backend.apiRequests).isEmpty();
        assertThat(backend.tokenRequests).isEmpty();
    }

    @Test
    void postWhenResponseIsNotJsonThenFailsAndSaysThatTheEffectIsUnknown() {
        backend.api(Reply.of(200, "<html>Sign in</html>"));
        ApiClient client = client();

        assertThatThrownBy(() -> client.post("/notes", Map.of("text", "a")))
                .isInstanceOf(ApiFailure.class)
                .hasMessageContainingAll("API_BASE_URL", "unknown");
    }

    @Test
    void getWhenErrorRepeatsTheTokenThenAdviceDoesNot() {
        backend.token(Reply.of(200, "{\"access_token\":\"secret-1\",\"token_type\":\"Bearer\",\"expires_in\":600}"));
        backend.api(Reply.of(400, "{\"detail\":\"Debug page: Bearer secret-1\"}"));
        ApiClient client = client();

        assertThatThrownBy(() -> client.get("/notes"))
                .isInstanceOf(ApiFailure.class)
                .hasMessageContaining("Debug page: Bearer (the access token).");
    }

    @Test
    void postWhenStorageIsFullThenIsNotRepeatedAndNothingWasChanged() {
        backend.api(FakeBackend.problem(507, "The account may have 10 todos."));
        ApiClient client = client();

        assertThatThrownBy(() -> client.post("/notes", Map.of("text", "a")))
                .hasMessageContainingAll("The account may have 10 todos.", "othing was changed");
        assertThat(backend.apiRequests).hasSize(1);
    }

    @Test
    void postWhenThreadWorksOnARequestThenEveryRequestHasItsId() {
        String id = "4bf92f3577b34da6a3ce929d0e0e4736";
        backend.api(FakeBackend.problem(503, "later"));
        ApiClient client = client();

        RequestId.run(id, () -> client.post("/notes", Map.of("text", "a")));

        assertThat(backend.tokenRequests)
                .hasSize(1)
                .allSatisfy(seen -> assertThat(traceparent(seen)).contains(id));
        assertThat(backend.apiRequests)
                .hasSize(2)
                .allSatisfy(seen -> assertThat(traceparent(seen)).matches("00-" + id + "-[0-9a-f]{16}-01"));
        assertThat(backend.apiRequests.stream().map(ApiClientTests::traceparent))
                .as("the attempts differ")
                .doesNotHaveDuplicates();
    }

    @Test
    void getWhenThreadWorksOnNoRequestThenApiMakesTheId() {
        client().get("/notes");

        assertThat(traceparent(backend.apiRequests.get(0))).isNull();
    }

    private static String traceparent(FakeBackend.Seen request) {
        return request.headers().get("traceparent");
    }

    @Test
    void postWhenResponseIsEmptyThenReturnsNull() {
        backend.api(Reply.of(201, ""));

        assertThat(client().post("/notes", Map.of("text", "a"))).isNull();
    }
}
