package dev.yata.stdio;

import dev.yata.client.api.ApiFailure;
import dev.yata.client.http.HttpFailure;
import dev.yata.client.http.HttpRequest;
import dev.yata.client.oauth.AccessToken;
import dev.yata.client.oauth.TokenUnavailable;
import dev.yata.client.settings.ClientSettings;
import dev.yata.client.settings.InvalidSetting;
import dev.yata.client.settings.Settings;
import dev.yata.mcp.server.protocol.Connection;
import dev.yata.stdio.config.ServerConfig;
import dev.yata.stdio.tool.TodoTools;
import java.io.PrintStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
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

    private final TodoServer server;
    private final ClientSettings settings;
    private final PrintStream out;
    private int wrong;

    private SelfCheck(ServerConfig config, PrintStream out) {
        this.server = TodoServer.of(config);
        this.settings = config.api();
        this.out = out;
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
        TodoTools tools = server.tools();
        settings(origins);
        AccessToken token = token();
        if (token != null) {
            api(List.of(token.scope().split(" ")));
        }
        clock();
        tools(tools);
        line("ok", "protocol", String.join(", ", Connection.VERSIONS));
        out.println(wrong == 0 ? "Everything works." : wrong + (wrong == 1 ? " check" : " checks") + " failed.");
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
            AccessToken token = server.tokens().get(settings.timeouts().call());
            String scopes = token.scope().isEmpty() ? "without a list of scopes" : token.scope();
            line(
                    "ok",
                    "token",
                    "client " + settings.client().clientId() + " got one from "
                            + settings.client().tokenUrl() + ": " + scopes + ", for "
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
    private void api(List<String> scopes) {
        try {
            server.api().list(Map.of("limit", 1));
            line("ok", "API", settings.baseUrl() + " accepts the token");
        } catch (ApiFailure e) {
            if (e.isForbidden() && scopes.contains("todos:write") && !scopes.contains("todos:read")) {
                line("note", "API", settings.baseUrl() + " accepts the token, but reading needs todos:read");
            } else {
                line("WRONG", "API", e.advice());
            }
        }
    }

    /** Compares clocks, because servers refuse signatures of a client whose clock differs. */
    private void clock() {
        Duration ahead = clockAhead();
        if (ahead != null && ahead.abs().compareTo(TOLERABLE_SKEW) <= 0) {
            line("ok", "clock", "agrees with the authorization server's");
        } else if (ahead != null) {
            String direction = ahead.isNegative() ? " s behind" : " s ahead of";
            String difference = ahead.abs().toSeconds() + direction + " the authorization server's";
            line("note", "clock", "this machine's is " + difference + ": set the clock");
        }
    }

    /** Returns null if the server sends no date or does not answer. The check of the token reports such a failure. */
    private @Nullable Duration clockAhead() {
        URI metadata = settings.client().tokenUrl().resolve("/.well-known/oauth-authorization-server");
        try {
            String date = server.http()
                    .send(
                            HttpRequest.of("GET", metadata, Map.of()),
                            settings.timeouts().connect())
                    .header("date");
            return date == null
                    ? null
                    : Duration.between(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from), Instant.now());
        } catch (HttpFailure | DateTimeException e) {
            return null;
        }
    }

    private void tools(TodoTools tools) {
        Map<String, String> hidden = tools.hidden();
        List<String> listed = tools.allowed();
        if (listed.isEmpty()) {
            line(
                    "WRONG",
                    "tools",
                    "no tool is listed: grant the client a scope, or change MCP_TOOLS, "
                            + "MCP_EXCLUDE_TOOLS or MCP_READ_ONLY");
        } else {
            line("ok", "tools", String.join(", ", listed));
        }
        hidden.forEach((name, reason) -> line("hidden", name, reason));
    }

    private void line(String verdict, String subject, String text) {
        wrong += verdict.equals("WRONG") ? 1 : 0;
        out.println(String.format("%-7s %-9s %s", verdict, subject, text));
    }
}
