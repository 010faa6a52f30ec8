package dev.yata.launcher.client;

import dev.yata.launcher.installation.PrivateFile;
import dev.yata.launcher.installation.YataHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps {@code admin.json} and {@code mcp.env} working when the secret of the client they name is rotated. */
record StoredSecret(YataHome home) {

    /** Writes the new secret into the file that names this client, and gives the file; empty when none does. */
    Optional<Path> replace(String clientId, String secret) throws IOException {
        if (Files.exists(home.adminJson())) {
            ObjectNode admin = (ObjectNode) JsonMapper.shared().readTree(Files.readString(home.adminJson()));
            if (admin.path("client_id").asString().equals(clientId)) {
                return Optional.of(PrivateFile.write(
                        home.adminJson(),
                        JsonMapper.shared()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(admin.put("client_secret", secret))));
            }
        }
        if (Files.exists(home.mcpEnv())) {
            String variables = Files.readString(home.mcpEnv());
            if (variables.lines().anyMatch(("OAUTH_CLIENT_ID=" + clientId)::equals)) {
                return Optional.of(PrivateFile.write(home.mcpEnv(), withSecret(variables, secret)));
            }
        }
        return Optional.empty();
    }

    private static String withSecret(String variables, String secret) {
        String name = "OAUTH_CLIENT_SECRET=";
        return variables
                .lines()
                .map(line -> line.startsWith(name) ? name + secret : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
