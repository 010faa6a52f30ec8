package dev.yata.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server launched with only these variables. Every line on its stdout must be JSON-RPC. */
final class LaunchedServer implements AutoCloseable {

    static final String INITIALIZE = "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
            + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}";

    final Process process;
    private final Writer requests;
    private final BufferedReader responses;
    private int lastId;

    /** Starts the server and initializes the session. */
    LaunchedServer(List<String> command, Map<String, String> variables, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        process = builder.start();
        requests = process.outputWriter(StandardCharsets.UTF_8);
        responses = process.inputReader(StandardCharsets.UTF_8);
        assertThat(result("initialize", INITIALIZE)
                        .path("serverInfo")
                        .path("name")
                        .asString())
                .isEqualTo("mcp-yata");
    }

    JsonNode result(String method, String params) throws IOException {
        requests.write("{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}\n"
                .formatted(++lastId, method, params));
        requests.flush();
        JsonNode message = message(responses.readLine());
        assertThat(message.path("id").asInt()).isEqualTo(lastId);
        return message.path("result");
    }

    /** Calls a tool and returns the text of its result. */
    String call(String tool) throws IOException {
        return result("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":{}}")
                .at("/content/0/text")
                .asString();
    }

    private static JsonNode message(String line) {
        assertThat(line).as("a line on stdout").isNotNull();
        JsonNode message = JsonMapper.shared().readTree(line);
        assertThat(message.path("jsonrpc").asString()).isEqualTo("2.0");
        return message;
    }

    /** Closes the input. The server must end, and write only messages until then. */
    @Override
    public void close() throws IOException {
        requests.close();
        try {
            for (String line = responses.readLine(); line != null; line = responses.readLine()) {
                message(line);
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
