package dev.yata.launcher.client;

import dev.yata.command.UserError;
import dev.yata.home.Dotenv;
import dev.yata.home.PrivateFile;
import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.credential.CredentialFile;
import dev.yata.launcher.terminal.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code ./yata clients create}: creates a client, and prints or writes the variables for its program. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Create a client. Its secret is shown only once. With a key there is no secret.",
        footer = {
            "",
            "Examples:",
            "  ./yata clients create --name laptop --scope \"todos:read\" --env-file laptop.env",
            "  ./yata clients create --name laptop --scope \"todos:read\" --key-file laptop.jwk --dpop",
            "  ./yata clients create --name ops --scope clients:admin --resource http://localhost:9000/admin/api"
        })
final class CreateClient implements Callable<Integer> {

    @ParentCommand
    private Clients clients;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name for people.")
    private String name;

    @Option(
            names = "--scope",
            required = true,
            paramLabel = "SCOPES",
            description = "Space-separated, e.g. \"todos:read todos:write\".")
    private String scope;

    @Mixin
    private ClientOptions options;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Make the new FILE with the MCP server's variables, including the secret.")
    private @Nullable Path envFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
        AdminApi api = AdminApi.signIn();
        if (envFile != null) {
            // Comes first, because the server returns the secret only once.
            new CredentialFile(envFile).create("");
        }
        KeyFiles keys;
        JsonNode client;
        try {
            keys = options.keyFiles();
            client = register(api, keys);
        } catch (IOException | UserError refused) {
            if (envFile != null) {
                Files.delete(envFile);
            }
            throw refused;
        }
        Dotenv variables = variables(client, api, keys);
        if (envFile != null) {
            write(variables, envFile, client);
        }
        clients.answer().print(client, () -> text(client, variables));
        return 0;
    }

    private JsonNode register(AdminApi api, KeyFiles keys) throws IOException, InterruptedException {
        Map<String, Object> metadata = options.metadata(keys);
        metadata.put("client_name", name);
        metadata.put("scopes", List.of(scope.strip().split("\\s+")));
        if (options.hasKeys()) {
            metadata.put("token_endpoint_auth_method", "private_key_jwt");
        }
        return keys.send(() -> api.post(ApiPath.of("clients"), metadata));
    }

    private static void write(Dotenv variables, Path file, JsonNode client) throws IOException {
        try {
            new PrivateFile(file).replace(variables.text());
        } catch (IOException unwritten) {
            Files.deleteIfExists(file);
            String id = client.path("client_id").asString();
            throw new UserError(
                    "Client " + id + " was created, but " + file + " could not be written. Delete the client"
                            + " with ./yata clients delete " + id + ", free some disk space, then try again.");
        }
    }

    private static Dotenv variables(JsonNode client, AdminApi api, KeyFiles keys) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("OAUTH_CLIENT_ID", client.path("client_id").asString());
        if (client.has("client_secret")) {
            values.put("OAUTH_CLIENT_SECRET", client.path("client_secret").asString());
        }
        keys.first().ifPresent(file -> values.put("OAUTH_PRIVATE_KEY_FILE", file.toString()));
        values.put("OAUTH_TOKEN_URL", api.issuer() + "/oauth/token");
        client.path("resources")
                .valueStream()
                .map(JsonNode::asString)
                .filter(resource -> !resource.equals(api.issuer() + "/admin/api"))
                .findFirst()
                .ifPresent(resource -> values.put("API_BASE_URL", resource));
        values.put("OAUTH_SCOPE", ClientText.words(client.path("scopes")));
        if (client.path("dpop_bound_access_tokens").asBoolean(false)) {
            values.put("OAUTH_DPOP", "true");
        }
        return Dotenv.parse("").with(values);
    }

    /** Only the todo API has an MCP server in this repository. It is the API of clients that name none. */
    private String nextStep(Path file, boolean isForMcp) {
        if (!isForMcp) {
            return "";
        }
        return options.hasResource()
                ? "Next: name this file in ENV_FILE of your MCP server."
                : "Next:\n  ./yata mcp-config claude-code --env-file " + ShellWord.of(file);
    }

    /** Describes the client. The MCP server cannot use a client without an API, for example an administrator's. */
    private String text(JsonNode client, Dotenv variables) {
        boolean isForMcp = variables.values().containsKey("API_BASE_URL");
        String created = "Client created.\n" + ClientText.card(client) + "\n\n";
        if (envFile != null) {
            return created + "Its variables are in " + envFile + ". " + nextStep(envFile, isForMcp);
        }
        String once = client.has("client_secret")
                ? "The secret is shown only this once. Keep it where only its user can read it.\n"
                : "";
        return created
                + once
                + (isForMcp ? "Variables for the MCP server:\n" : "Its variables:\n")
                + variables.text().indent(2).stripTrailing();
    }
}
