package dev.yata.mcp.server.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.json.Json;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class BatchTests {

    private final List<Object> sent = new ArrayList<>();
    private final Outlet whole = new Outlet() {
        @Override
        public void send(Object answer, Predicate<Runnable> finish) {
            sent.add(answer);
        }

        @Override
        public void skip() {}
    };

    @Test
    void sendWhenAnswersAreTooLargeTogetherThenLeavesOutThoseThatDoNotFit() {
        Batch batch = new Batch(4, whole);
        String large = "x".repeat(Batch.ROOM / 2 - 1000);
        for (int id = 1; id <= 3; id++) {
            batch.send(JSONRPCResponse.result(id, Map.of("text", large)));
        }
        assertThat(sent).isEmpty();
        batch.send(JSONRPCResponse.result(4, Map.of("text", "small")));

        List<?> answers = (List<?>) sent.get(0);
        assertThat(answers).hasSize(4);
        assertThat(Json.write(answers.get(2)))
                .contains("\"id\":3", "-31000", "was carried out")
                .hasSizeLessThan(300);
        assertThat(Json.write(answers.get(3))).contains("small");
        assertThat(Json.write(answers.get(1))).hasSizeGreaterThan(large.length());
    }
}
