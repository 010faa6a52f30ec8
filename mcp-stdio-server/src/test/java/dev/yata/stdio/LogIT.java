package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the output on stderr at each {@code LOG_LEVEL}. */
class LogIT {

    private static final Pattern EVENT = Pattern.compile("\\[(\\w+) *] \\w+ - event=(\\S+)( \\w+=(\\S+|\".*\"))*");

    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void stop() {
        backend.close();
    }

    @ParameterizedTest
    @CsvSource({
        "off, ''",
        "error, ''",
        "warn, WARN api.broken",
        "info, INFO token.refused INFO tool.call WARN api.broken",
        ", INFO token.refused INFO tool.call WARN api.broken",
        "debug, DEBUG http.retry INFO token.refused INFO tool.call WARN api.broken",
    })
    void stderrWhenLevelIsGivenThenHasOneLineForEachEventOfItAndAbove(String level, String expected) {
        Map<String, String> settings = new HashMap<>(McpProcess.settings(backend));
        if (level != null) {
            settings.put("LOG_LEVEL", level);
        }
        backend.api(FakeBackend.BROKEN, FakeBackend.problem(503, "later"), Reply.of(401, ""));
        try (McpProcess server = McpProcess.start(settings, McpProcess.command())) {
            server.call(1, "list_todos", "{}");
            assertThat(McpProcess.text(server.next())).startsWith("Your todos:");
            server.closeStdin();
            assertThat(server.exitCode()).isZero();
            assertThat(String.join(" ", events(server))).isEqualTo(expected);
        }
    }

    @Test
    void callWhenItHasATraceparentThenLogAndRequestsHaveItsId() {
        String id = "4bf92f3577b34da6a3ce929d0e0e4736";
        try (McpProcess server = McpProcess.start(backend)) {
            server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"list_todos\","
                    + "\"_meta\":{\"traceparent\":\"00-" + id + "-00f067aa0ba902b7-01\"}}}");
            assertThat(McpProcess.text(server.next())).startsWith("Your todos:");
            server.closeStdin();
            assertThat(server.exitCode()).isZero();
            assertThat(server.stderr().lines().filter(line -> line.contains("event=tool.call")))
                    .singleElement()
                    .asString()
                    .endsWith(" request_id=" + id);
        }
        assertThat(backend.tokenRequests.get(0).headers().get("traceparent")).startsWith("00-" + id + "-");
        assertThat(backend.apiRequests.get(0).headers().get("traceparent")).startsWith("00-" + id + "-");
    }

    /** Returns level and name of each event. Leaves out {@code launcher.watched}, because its time varies. */
    private static Set<String> events(McpProcess server) {
        Set<String> events = new TreeSet<>();
        server.stderr()
                .lines()
                .filter(line -> !line.contains("launcher.watched"))
                .forEach(line -> {
                    Matcher event = EVENT.matcher(line);
                    assertThat(event.matches()).as(line).isTrue();
                    assertThat(events.add(event.group(1) + " " + event.group(2)))
                            .as(line)
                            .isTrue();
                });
        return events;
    }
}
