package dev.yata.launcher.client;

import dev.yata.home.PrivateFile;
import dev.yata.home.YataHome;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps {@code admin.json} and {@code mcp.env} working when the secret of the client they name is rotated. */
record StoredSecret(YataHome home) {

    /** Writes the new secret into the file that names this client, and gives the file; empty when none does. */
    Optional<Path> replace(String clientId, String secret) {
        Optional<PrivateFile> admin = replace(home.adminJson(), inJson(clientId, secret));
        return admin.or(() -> replace(home.mcpEnv(), inVariables(clientId, secret)))
                .map(PrivateFile::path);
    }

    private static Optional<PrivateFile> replace(PrivateFile file, Edit edit) {
        Optional<String> edited = file.read().flatMap(edit::of);
        edited.ifPresent(file::write);
        return edited.map(content -> file);
    }

    private static Edit inJson(String clientId, String secret) {
        return content -> {
            ObjectNode admin = (ObjectNode) JsonMapper.shared().readTree(content);
            return admin.path("client_id").asString().equals(clientId)
                    ? Optional.of(admin.put("client_secret", secret).toPrettyString())
                    : Optional.empty();
        };
    }

    private static Edit inVariables(String clientId, String secret) {
        String name = "OAUTH_CLIENT_SECRET=";
        return content -> content.lines().anyMatch(("OAUTH_CLIENT_ID=" + clientId)::equals)
                ? Optional.of(content.lines()
                        .map(line -> line.startsWith(name) ? name + secret : line)
                        .collect(Collectors.joining("\n", "", "\n")))
                : Optional.empty();
    }

    /** The content with the new secret; empty when it is about another client. */
    private interface Edit {
        Optional<String> of(String content);
    }
}
