package dev.yata.launcher.client;

import dev.yata.home.YataHome;
import dev.yata.launcher.credential.Variables;
import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files that hold a client's secret, to be kept working when it is rotated. */
record StoredSecret(YataHome home, List<Path> variables, boolean isAdmins) {

    /**
     * The files about this client: {@code admin.json}, {@code mcp.env}, and one that its user keeps.
     *
     * @throws UserError when the file named is about another client
     */
    static StoredSecret of(YataHome home, String clientId, @Nullable Path envFile) throws IOException {
        List<Path> variables = new ArrayList<>();
        if (isAbout(clientId, home.mcpEnv().path())) {
            variables.add(home.mcpEnv().path());
        }
        if (envFile != null && !Files.exists(envFile)) {
            throw new UserError(envFile + " does not exist: rotate renews the secret in the file that this client has"
                    + " already; create makes new ones. Nothing was changed.");
        } else if (envFile != null && !isAbout(clientId, envFile)) {
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

    private static boolean isAbout(String clientId, Path file) throws IOException {
        return Files.exists(file)
                && clientId.equals(Variables.read(file).values().get("OAUTH_CLIENT_ID"));
    }

    /** Writes the new secret into each, and gives them. */
    List<Path> replace(String secret) throws IOException {
        List<Path> replaced = new ArrayList<>(variables);
        for (Path file : variables) {
            Variables.change(file, "OAUTH_CLIENT_SECRET", secret);
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
