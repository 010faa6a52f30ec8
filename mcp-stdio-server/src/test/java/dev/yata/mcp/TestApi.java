package dev.yata.mcp;

import dev.yata.mcp.http.HttpChannel;
import dev.yata.mcp.http.Timeouts;
import dev.yata.mcp.oauth.AccessTokens;
import dev.yata.mcp.oauth.ClientRegistration;
import dev.yata.mcp.oauth.ClientSecret;
import dev.yata.mcp.oauth.TokenEndpoint;
import dev.yata.mcp.todoapi.TodoApi;
import java.time.Duration;

/** The API's client, as the server wires it, with the backend of a test. */
public final class TestApi {

    private TestApi() {}

    public static TodoApi of(FakeBackend backend) {
        Duration budget = Duration.ofSeconds(5);
        HttpChannel http = new HttpChannel(new Timeouts(Duration.ofSeconds(1), budget, budget));
        ClientRegistration client = new ClientRegistration(
                "c",
                new ClientSecret("c", "s"),
                backend.tokenUrl(),
                "",
                backend.apiUrl().toString(),
                false);
        return new TodoApi(backend.apiUrl(), http, new AccessTokens(new TokenEndpoint(client, http, budget)), budget);
    }
}
