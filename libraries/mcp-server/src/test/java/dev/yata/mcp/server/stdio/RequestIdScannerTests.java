package dev.yata.mcp.server.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestIdScannerTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":1,\"method\":\"m\",\"params\":{\"x\":01}} | 1",
                "{\"method\":\"m\",\"params\":{\"x\":nan,\"id\":2},\"id\": \"a\\\\\\\"b\\u00e9\" } | \"a\\\\\\\"bé\"",
                "{ \"method\" : \"\\ud800{[\", \"id\" : -7 } | -7",
                "{\"id\":1,\"method\":\"m\",\"id\":1,} | 1",
                "{\"id\":1,\"method\":\"m\",\"id\":2,} | null",
                "{\"id\":01,\"method\":\"m\"} | null",
                "{\"id\":1.5,\"method\":\"m\",} | null",
                "{\"id\":{\"a\":1},\"method\":\"m\",} | null",
                "{\"id\":\"\\ud800\",\"method\":\"m\",} | null",
                "{\"params\":{\"id\":1},\"method\":\"m\",} | null",
                "{\"id\":1,\"result\":{},} | null",
                "{\"id\":1,\"method\":\"m\",\"params\":{\"x\":\"a | 1",
                "{\"method\":\"m\",\"id\":1 | null",
                "{\"id\":1,\"method\":\"m | null",
                "{\"id\":1,\"method\":\"m\"}} | null",
                "{\"id\":1,\"method\":\"m\"}{\"id\":1,\"method\":\"m\"} | null",
                "{\"id\":1,\"method\":\"m\"}x | null",
                "{}{\"id\":1,\"method\":\"m\"} | null",
                "[{\"id\":1,\"method\":\"m\",}] | null",
                "}\"id\":1,\"method\":\"m\",{ | null",
            })
    void findWhenTheLineIsBrokenThenReadsTheOneClearId(String line, String id) {
        assertThat(Json.write(RequestIdScanner.find(line.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(id);
    }
}
