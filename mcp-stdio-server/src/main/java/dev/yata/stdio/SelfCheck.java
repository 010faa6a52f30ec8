package dev.yata.stdio;

import dev.yata.mcp.server.protocol.Eras;
import dev.yata.stdio.config.InvalidSetting;
import dev.yata.stdio.config.ServerConfig;
import dev.yata.stdio.config.Settings;
import dev.yata.stdio.http.HttpClient;
import dev.yata.stdio.http.HttpFailure;
import dev.yata.stdio.http.HttpRequest;
import dev.yata.stdio.http.HttpResponse;
import dev.yata.stdio.oauth.AccessToken;
import dev.yata.stdio.oauth.AccessTokens;
import dev.yata.stdio.oauth.TokenEndpoint;
import dev.yata.stdio.oauth.TokenUnavailable;
import dev.yata.stdio.todoapi.ApiFailure;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.tool.Tools;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * {@code --check}: goes the way of a tool call link by link and tells on stderr, for people, what works and what keeps an
 * assistant from connecting. No line shows a secret.
 */
final class SelfCheck {

    private static final Duration TOLERABLE_SKEW = Duration.ofSeconds(30);

    private final ServerConfig config;
    private final PrintStream out;
    private final HttpClient http;
    private final AccessTokens tokens;
    private final TodoApi api;
    private int wrong;

    private SelfCheck(ServerConfig config, PrintStream out) {
        this.config = config;
        this.out = out;
        this.http = new HttpClient(config.timeouts());
        this.tokens = new AccessTokens(
                new TokenEndpoint(config.client(), http, config.timeouts().call()));
        this.api =
                new TodoApi(config.apiBaseUrl(), http, tokens, config.timeouts().call());
    }

    /**
     * Whether all is well.
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

    private boolean run(Map<String, String> sources) {
        Tools tools = TodoServer.tools(config, api, tokens);
        settings(sources);
        AccessToken token = token();
        if (token != null) {
            todos(token);
        }
        clock();
        tools(tools);
        good("protocol", String.join(", ", Eras.versions()));
        out.println(wrong == 0 ? "All is well." : wrong + (wrong == 1 ? " thing is" : " things are") + " wrong.");
        return wrong == 0;
    }

    private void settings(Map<String, String> sources) {
        Map<String, StringJoiner> namesBySource = new LinkedHashMap<>();
        sources.forEach((name, source) -> namesBySource
                .computeIfAbsent(source, any -> new StringJoiner(", "))
                .add(name));
        namesBySource.forEach((source, names) -> good("settings", names + " from " + source));
    }

    private @Nullable AccessToken token() {
        try {
            AccessToken token = tokens.get(config.timeouts().call());
            good(
                    "token",
                    "client " + config.client().clientId() + " got one from "
                            + config.client().tokenUrl() + ": "
                            + (token.scope().isEmpty() ? "scopes not told" : token.scope()) + ", for "
                            + token.lifetime().toSeconds() + " s");
            return token;
        } catch (TokenUnavailable e) {
            bad("token", e.advice());
            return null;
        }
    }

    /** By reading, as that changes nothing; a client that may only write is refused, which shows that all else is well. */
    private void todos(AccessToken token) {
        try {
            api.list(Map.of("limit", 1));
            good("API", config.apiBaseUrl() + " takes it");
        } catch (ApiFailure e) {
            if (e.isForbidden() && mayOnlyWrite(token)) {
                line("note", "API", config.apiBaseUrl() + " takes it, but not for reading, which needs todos:read");
            } else {
                bad("API", e.advice());
            }
        }
    }

    private static boolean mayOnlyWrite(AccessToken token) {
        List<String> scopes = List.of(token.scope().split(" "));
        return scopes.contains("todos:write") && !scopes.contains("todos:read");
    }

    /** Signatures with a key of one's own, DPoP's too, are refused when clocks differ. */
    private void clock() {
        try {
            HttpResponse response = http.send(
                    HttpRequest.of(
                            "GET",
                            config.client().tokenUrl().resolve("/.well-known/oauth-authorization-server"),
                            Map.of()),
                    config.timeouts().connect());
            String date = response.header("date");
            if (date != null) {
                Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                skew(Duration.between(theirs, Instant.now()));
            }
        } catch (HttpFailure | DateTimeException e) {
            // Then there is nothing to compare with; the token's line has the cause.
        }
    }

    private void skew(Duration ahead) {
        if (ahead.abs().compareTo(TOLERABLE_SKEW) <= 0) {
            good("clock", "as the authorization server's");
        } else {
            line(
                    "note",
                    "clock",
                    "this machine's is " + ahead.abs().toSeconds() + " s "
                            + (ahead.isNegative() ? "behind" : "ahead of") + " the authorization server's: correct it");
        }
    }

    private void tools(Tools tools) {
        Map<String, String> hidden = tools.hidden();
        StringJoiner listed = new StringJoiner(", ");
        for (String name : tools.names()) {
            if (!hidden.containsKey(name)) {
                listed.add(name);
            }
        }
        if (listed.length() == 0) {
            bad(
                    "tools",
                    "none is left to list: grant the client a scope, or have MCP_TOOLS, MCP_EXCLUDE_TOOLS and MCP_READ_ONLY"
                            + " leave one");
        } else {
            good("tools", listed.toString());
        }
        hidden.forEach((name, reason) -> line("hidden", name, reason));
    }

    private void good(String subject, String text) {
        line("ok", subject, text);
    }

    private void bad(String subject, String text) {
        wrong++;
        line("WRONG", subject, text);
    }

    private void line(String verdict, String subject, String text) {
        out.println(verdict
                + " ".repeat(Math.max(1, 8 - verdict.length()))
                + subject
                + " ".repeat(Math.max(1, 10 - subject.length()))
                + text);
    }
}
