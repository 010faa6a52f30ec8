package dev.yata.auth.console;

import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.settings.Secret;
import dev.yata.auth.settings.ServerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Makes the configuration of an assistant that uses a client: an env file, and a JSON entry that names it. */
final class AssistantSetup {

    private AssistantSetup() {}

    static String variables(ClientDetails client, Secret secret, ServerSettings server) {
        return """
                OAUTH_CLIENT_ID=%s
                OAUTH_CLIENT_SECRET=%s
                OAUTH_TOKEN_URL=%s
                API_BASE_URL=%s
                """.formatted(
                        client.clientId(),
                        secret.value(),
                        server.url("/oauth/token"),
                        client.metadata().resources().stream().findFirst().orElse(""));
    }

    /** Returns a file name made of the letters and digits of the client's name. */
    static String fileName(ClientDetails client) {
        String plain = client.metadata().clientName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String name = plain.replaceAll("^-|-$", "");
        return (name.isEmpty() ? client.clientId() : name) + ".env";
    }

    /** Returns the JSON entry that most assistants accept; the user fills in the paths. */
    static String config(ClientDetails client) {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("command", "/path/to/yata");
        server.put("args", List.of("mcp"));
        server.put("env", Map.of("ENV_FILE", "/path/to/" + fileName(client)));
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("mcpServers", Map.of("yata", server)));
    }
}
