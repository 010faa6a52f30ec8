package dev.yata.stdio;

import dev.yata.client.api.ApiFailure;
import dev.yata.client.http.HttpClient;
import dev.yata.client.http.HttpFailure;
import dev.yata.client.http.HttpRequest;
import dev.yata.client.oauth.AccessToken;
import dev.yata.client.oauth.AccessTokens;
import dev.yata.client.oauth.TokenEndpoint;
import dev.yata.client.oauth.TokenUnavailable;
import dev.yata.client.settings.InvalidSetting;
import dev.yata.client.settings.Settings;
import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.protocol.Connection;
import dev.yata.stdio.config.ServerConfig;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.tool.TodoTools;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks each step of a tool call for {@code --check}, and reports on stderr what works and what fails. Never shows a
 * secret.
 */
final class SelfCheck {

    private static final Duration TOLERABLE_SKEW = Duration.ofSeconds(30);

    private final ServerConfig config;
    private final PrintStream out;
    private final HttpClient http;
    private final AccessTokens tokens;
    private int wrong;

    private SelfCheck(ServerConfig config, PrintStream out) {
        this.config = config;
        this.out = out;
        this.http = new HttpClient(config.api().timeouts());
        this.tokens = new AccessTokens(new TokenEndpoint(
                config.api().client(), http, config.api().timeouts().call()));
    }

    /**
     * Returns whether everything works.
     *
     * @throws InvalidSetting when a setting is missing or wrong
     */
    static boolean run(Settings settings) {
        PrintStream out = System.err;
        out.println("mcp-stdio-server " + ServerConfig.version());
        try {
            ServerConfig config = ServerConfig.from(settings);
            Logging.start("off");
            return new SelfCheck(config, out).run(settings.origins());
        } finally {
            out.flush();
        }
    }

    private boolean run(Map<String, String> origins) {
        TodoApi api = new TodoApi(
                config.api().baseUrl(), http, tokens, config.api().timeouts().call(), MemoryBudget.ofHeap());
        TodoTools tools = TodoServer.tools(config, api, tokens);
        settings(origins);
        AccessToken token = token();
        if (token != null) {
            api(api, List.of(token.scope().split(" ")));
        }
        clock();
        tools(tools);
        line("ok", "protocol", String.join(", ", Connection.VERSIONS));
        out.println(wrong == 0 ? "All is well." : wrong + (wrong == 1 ? " thing is" : " things are") + " wrong.");
        return wrong == 0;
    }

    private void settings(Map<String, String> origins) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        origins.forEach((name, origin) ->
                names.computeIfAbsent(origin, unused -> new ArrayList<>()).add(name));
        names.forEach((origin, found) -> line("ok", "settings", String.join(", ", found) + " from " + origin));
    }

    private @Nullable AccessToken token() {
        try {
            AccessToken token = tokens.get(config.api().timeouts().call());
            String scopes = token.scope().isEmpty() ? "scopes not told" : token.scope();
            line(
                    "ok",
                    "token",
                    "client " + config.api().client().clientId() + " got one from "
                            + config.api().client().tokenUrl() + ": " + scopes + ", for "
                            + token.lifetime().toSeconds() + " s");
            return token;
        } catch (TokenUnavailable e) {
            line("WRONG", "token", e.advice());
            return null;
        }
    }

    /**
     * Sends a read request, because it changes nothing. If the client has only write access, a refusal shows that the
     * API works.
     */
    private void api(TodoApi api, List<String> scopes) {
        try {
            api.list(Map.of("limit", 1));
            line("ok", "API", config.api().baseUrl() + " takes it");
        } catch (ApiFailure e) {
            if (e.isForbidden() && scopes.contains("todos:write") && !scopes.contains("todos:read")) {
                line("note", "API", config.api().baseUrl() + " takes it, but not for reading, which needs todos:read");
            } else {
                line("WRONG", "API", e.advice());
            }
        }
    }

    /** Compares clocks, because servers refuse signatures of a client whose clock differs. */
    private void clock() {
        Duration ahead = clockAhead();
        if (ahead == null) {
            return;
        }
        if (ahead.abs().compareTo(TOLERABLE_SKEW) <= 0) {
            line("ok", "clock", "as the authorization server's");
        } else {
            String direction = ahead.isNegative() ? "behind" : "ahead of";
            line(
                    "note",
                    "clock",
                    "this machine's is " + ahead.abs().toSeconds() + " s " + direction
                            + " the authorization server's: correct it");
        }
    }

    /** Returns null if the server sends no date or does not answer. The check of the token reports such a failure. */
    private @Nullable Duration clockAhead() {
        try {
            String date = http.send(
                            HttpRequest.of(
                                    "GET",
                                    config.api().client().tokenUrl().resolve("/.well-known/oauth-authorization-server"),
                                    Map.of()),
                            config.api().timeouts().connect())
                    .header("date");
            return date == null
                    ? null
                    : Duration.between(
                            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant(),
                            Instant.now());
        } catch (HttpFailure | DateTimeException e) {
            return null;
        }
    }

    private void tools(TodoTools tools) {
        Map<String, String> hidden = tools.hidden();
        List<String> listed = new ArrayList<>(tools.names());
        listed.removeAll(hidden.keySet());
        if (listed.isEmpty()) {
            line(
                    "WRONG",
                    "tools",
                    "no tool is listed: grant the client a scope, or have MCP_TOOLS, MCP_EXCLUDE_TOOLS and MCP_READ_ONLY"
                            + " leave one");
        } else {
            line("ok", "tools", String.join(", ", listed));
        }
        hidden.forEach((name, reason) -> line("hidden", name, reason));
    }

    private void line(String verdict, String subject, String text) {
        wrong += verdict.equals("WRONG") ? 1 : 0;
        out.println(verdict
                + " ".repeat(Math.max(1, 8 - verdict.length()))
                + subject
                + " ".repeat(Math.max(1, 10 - subject.length()))
                + text);
    }
}
