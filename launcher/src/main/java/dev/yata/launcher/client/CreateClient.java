package dev.yata.launcher.client;

import dev.yata.home.YataHome;
import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.credential.Variables;
import dev.yata.launcher.installation.UserError;
import dev.yata.launcher.terminal.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code yata clients create}: registers a client and hands over what its program needs. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Create a client. Its secret is shown this once; with a key there is none.",
        footer = {
            "",
            "Examples:",
            "  ./yata clients create --name laptop --scope \"todos:read\" --env-file laptop.env",
            "  ./yata clients create --name laptop --scope \"todos:read\" --key-file laptop.jwk --dpop",
            "  ./yata clients create --name ops --scope clients:admin --resource http://localhost:9000/admin/api"
        })
final class CreateClient implements Callable<Integer> {

    private final YataHome home = YataHome.of(System.getenv("YATA_HOME"));

    @ParentCommand
    private Clients clients;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "What people call it.")
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
            description =
                    "Make FILE, which must not exist yet, with the MCP server's variables, the secret among them.")
    private @Nullable Path envFile;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    CreateClient() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        AdminApi api = AdminApi.signIn(home);
        if (envFile == null) {
            KeyFiles keys = options.keyFiles();
            JsonNode client = register(api, keys);
            Variables variables = variables(client, api, keys);
            clients.answer().print(client, () -> text(client, variables));
        } else {
            registerInto(envFile, api);
        }
        return 0;
    }

    private JsonNode register(AdminApi api, KeyFiles keys) throws IOException, InterruptedException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("client_name", name);
        fields.put("scopes", List.of(scope.strip().split("\\s+")));
        if (options.hasKeys()) {
            fields.put("token_endpoint_auth_method", "private_key_jwt");
        }
        return keys.send(publicKeys -> {
            fields.putAll(options.fields(publicKeys));
            return api.post(ApiPath.of("clients"), fields);
        });
    }

    /** The file comes first: a secret that is shown once must have its place before there is one. */
    private void registerInto(Path file, AdminApi api) throws IOException, InterruptedException {
        Variables.reserve(file);
        KeyFiles keys;
        JsonNode client;
        try {
            keys = options.keyFiles();
            client = register(api, keys);
        } catch (IOException | UserError refused) {
            Files.delete(file);
            throw refused;
        }
        Variables variables = variables(client, api, keys);
        write(variables, file, client);
        clients.answer().print(client, () -> text(client, variables, file));
    }

    private static void write(Variables variables, Path file, JsonNode client) throws IOException {
        try {
            variables.write(file);
        } catch (IOException unwritten) {
            Files.deleteIfExists(file);
            String id = client.path("client_id").asString();
            throw new UserError(
                    "Client " + id + " was created, but " + file + " could not be written. Delete the client"
                            + " with ./yata clients delete " + id + ", make room for the file, then try again.");
        }
    }

    private static Variables variables(JsonNode client, AdminApi api, KeyFiles keys) {
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
        values.put(
                "OAUTH_SCOPE",
                client.path("scopes").valueStream().map(JsonNode::asString).collect(Collectors.joining(" ")));
        if (client.path("dpop_bound_access_tokens").asBoolean(false)) {
            values.put("OAUTH_DPOP", "true");
        }
        return new Variables(values);
    }

    /** A client that has no API to call, such as an admin's, is none for the MCP server. */
    private static String text(JsonNode client, Variables variables, Path file) {
        return "Client created.\n" + ClientText.card(client)
                + (isForMcp(variables)
                        ? "\n\nThe MCP server's variables are in " + file
                                + ". Next:\n  ./yata mcp-config claude-code --env-file " + ShellWord.of(file)
                        : "\n\nIts variables are in " + file + ".");
    }

    private static boolean isForMcp(Variables variables) {
        return variables.values().containsKey("API_BASE_URL");
    }

    private static String text(JsonNode client, Variables variables) {
        String once = client.has("client_secret")
                ? "The secret is shown this once: keep it where only its user can read it.\n"
                : "";
        return "Client created.\n" + ClientText.card(client) + "\n\n" + once
                + (isForMcp(variables) ? "Variables for the MCP server:\n" : "Its variables:\n")
                + variables.text().indent(2).stripTrailing();
    }
}
