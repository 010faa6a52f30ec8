package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.client.FakeBackend;
import dev.yata.mcp.server.json.Json;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sends invalid and unusual lines to a server with a small heap. */
class HostileLinesIT {

    private static final int LINES = 50_000;
    private static final long SEED = 20_261_121;

    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void serverWhenSentHostileLinesThenAnswersEachRequestOnceAndCarriesOn() {
        List<String> command = McpProcess.command();
        command.addAll(1, List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"));
        Map<String, Integer> expected = new HashMap<>();
        Map<String, Integer> answers = new HashMap<>();
        try (McpProcess server = McpProcess.start(McpProcess.settings(backend), command)) {
            HostileLines hostile = new HostileLines(SEED);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < LINES; i++) {
                HostileLines.Line line = hostile.next();
                if (line.id() != null) {
                    expected.merge(known(line.id()), 1, Integer::sum);
                }
                bytes.writeBytes(line.bytes());
                bytes.write('\n');
                if (bytes.size() > 100_000) {
                    server.sendBytes(bytes.toByteArray());
                    bytes.reset();
                }
            }
            server.sendBytes(bytes.toByteArray());
            int answered =
                    expected.values().stream().mapToInt(Integer::intValue).sum();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(server.rest()).hasSizeGreaterThanOrEqualTo(answered));
            server.call("last", "get_todo", "{\"todo_id\":\"" + FakeBackend.ID + "\"}")
                    .closeStdin();

            assertThat(server.exitCode()).isZero();
            for (String line : server.rest()) {
                for (Map<String, Object> message : WireRules.messages(line)) {
                    if (!message.containsKey("method")) {
                        answers.merge(message.containsKey("id") ? Json.write(message.get("id")) : "", 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(answers.remove("\"last\"")).isEqualTo(1);
        assertThat(differences(expected, answers)).isEmpty();
    }

    /** Returns the id as the server writes it. */
    private static String known(String id) {
        return id.isEmpty() ? "" : Json.write(Json.read(id));
    }

    private static List<String> differences(Map<String, Integer> expected, Map<String, Integer> answers) {
        List<String> differences = new ArrayList<>();
        expected.forEach((id, times) -> {
            int answered = answers.getOrDefault(id, 0);
            if (answered != times) {
                differences.add(id + ": expected " + times + ", answered " + answered);
            }
        });
        answers.keySet().stream().filter(id -> !expected.containsKey(id)).forEach(differences::add);
        return differences;
    }
}
