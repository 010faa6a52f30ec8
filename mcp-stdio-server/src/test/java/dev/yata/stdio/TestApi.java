package dev.yata.stdio;

import dev.yata.client.FakeBackend;
import dev.yata.client.http.HttpClient;
import dev.yata.client.http.Timeouts;
import dev.yata.client.oauth.AccessTokens;
import dev.yata.client.oauth.ClientRegistration;
import dev.yata.client.oauth.ClientSecret;
import dev.yata.client.oauth.TokenEndpoint;
import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.stdio.todoapi.TodoApi;
import java.net.URI;
import java.time.Duration;

/** Provides the API's client, configured as in the server, for the backend of a test. */
public final class TestApi {

    private TestApi() {}

    public static TodoApi of(FakeBackend backend) {
        Duration budget = Duration.ofSeconds(5);
        return of(backend, backend.apiUrl(), new Timeouts(Duration.ofSeconds(1), budget, budget));
    }

    /**
     * Returns a client of an API at another address.
     *
     * @param api the address of the API; tokens come from the backend
     */
    public static TodoApi of(FakeBackend backend, URI api, Timeouts timeouts) {
        Duration budget = timeouts.call();
        HttpClient http = new HttpClient(timeouts);
        ClientRegistration client = new ClientRegistration(
                "c",
                new ClientSecret("c", "s"),
                backend.tokenUrl(),
                "",
                backend.apiUrl().toString(),
                false);
        return new TodoApi(
                api, http, new AccessTokens(new TokenEndpoint(client, http, budget)), budget, MemoryBudget.ofHeap());
    }
}
