package dev.yata.image;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts the packaged server and asks it to list its tools and prompts. That needs no network. */
record ServerQueries(Process server, Writer requests, BufferedReader responses) implements AutoCloseable {

    static ServerQueries of(Path launcher) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "OAUTH_CLIENT_ID", "none",
                        "OAUTH_CLIENT_SECRET", "none",
                        "OAUTH_TOKEN_URL", "http://127.0.0.1:1/oauth/token",
                        "API_BASE_URL", "http://127.0.0.1:1/api/v1",
                        // With every scope the server lists every tool.
                        "OAUTH_SCOPE", "todos:read todos:write"));
        Process server = builder.start();
        return new ServerQueries(
                server, server.outputWriter(StandardCharsets.UTF_8), server.inputReader(StandardCharsets.UTF_8));
    }

    /** Sends a request without parameters and returns its result; a missing node if the answer is an error. */
    JsonNode send(String method) throws IOException {
        requests.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}\n");
        requests.flush();
        for (String line = responses.readLine(); line != null; line = responses.readLine()) {
            JsonNode message = JsonMapper.shared().readTree(line);
            if (message.has("id")) {
                return message.path("result");
            }
        }
        throw new EOFException("The packaged server ended without an answer to " + method);
    }

    @Override
    public void close() {
        server.destroyForcibly();
    }
}
