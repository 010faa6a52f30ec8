package dev.yata.launcher.client;

import dev.yata.command.UserError;
import dev.yata.home.Dotenv;
import dev.yata.home.PrivateFile;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files with a client's secret. Rotating the secret also changes these files. */
record StoredSecret(YataHome home, List<Path> variables, boolean isAdmins) {

    /**
     * Finds this client's files: {@code admin.json}, {@code mcp.env}, and the given one.
     *
     * @throws UserError if the given file is for another client
     */
    static StoredSecret of(YataHome home, String clientId, @Nullable Path envFile) throws IOException {
        List<Path> variables = new ArrayList<>();
        if (isFor(clientId, home.mcpEnv().path())) {
            variables.add(home.mcpEnv().path());
        }
        if (envFile != null && !Files.exists(envFile)) {
            throw new UserError(
                    envFile + " does not exist. rotate replaces the secret in an existing file of this client;"
                            + " create makes a new file. Nothing was changed.");
        } else if (envFile != null && !isFor(clientId, envFile)) {
            throw new UserError(envFile + " has no OAUTH_CLIENT_ID=" + clientId + ". Nothing was changed.");
        } else if (envFile != null && (variables.isEmpty() || !Files.isSameFile(variables.get(0), envFile))) {
            variables.add(envFile);
        }
        boolean admins = home.adminJson()
                .read()
                .map(content -> JsonMapper.shared().readTree(content))
                .filter(admin -> admin.path("client_id").asString("").equals(clientId))
                .isPresent();
        return new StoredSecret(home, variables, admins);
    }

    private static boolean isFor(String clientId, Path file) throws IOException {
        return Files.exists(file)
                && clientId.equals(Dotenv.parse(Files.readString(file)).values().get("OAUTH_CLIENT_ID"));
    }

    /** Writes the new secret into the files and returns them. */
    List<Path> replace(String secret) throws IOException {
        List<Path> replaced = new ArrayList<>(variables);
        for (Path file : variables) {
            Dotenv changed = Dotenv.parse(Files.readString(file)).with(Map.of("OAUTH_CLIENT_SECRET", secret));
            new PrivateFile(file).replace(changed.text());
        }
        if (isAdmins) {
            ObjectNode admin = (ObjectNode)
                    JsonMapper.shared().readTree(home.adminJson().read().orElseThrow());
            home.adminJson().write(admin.put("client_secret", secret).toPrettyString());
            replaced.add(home.adminJson().path());
        }
        return replaced;
    }
}
