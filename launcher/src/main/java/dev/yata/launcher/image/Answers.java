package dev.yata.launcher.image;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the image's server says of itself; without a network, as only a call needs one. */
record Answers(Process server, Writer requests, BufferedReader responses) implements AutoCloseable {

    static Answers of(Path launcher) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "OAUTH_CLIENT_ID", "none",
                        "OAUTH_CLIENT_SECRET", "none",
                        "OAUTH_TOKEN_URL", "http://127.0.0.1:1/oauth/token",
                        "API_BASE_URL", "http://127.0.0.1:1/api/v1",
                        // All that it could do.
                        "OAUTH_SCOPE", "todos:read todos:write"));
        Process server = builder.start();
        return new Answers(
                server, server.outputWriter(StandardCharsets.UTF_8), server.inputReader(StandardCharsets.UTF_8));
    }

    /** The result of a request; missing when there is none. */
    JsonNode to(String method) throws IOException {
        requests.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}\n");
        requests.flush();
        for (String line = responses.readLine(); line != null; line = responses.readLine()) {
            JsonNode message = JsonMapper.shared().readTree(line);
            if (message.has("id")) {
                return message.path("result");
            }
        }
        throw new EOFException("The image's server ended without an answer to " + method);
    }

    @Override
    public void close() {
        server.destroyForcibly();
    }
}
