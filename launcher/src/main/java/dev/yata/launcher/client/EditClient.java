package dev.yata.launcher.client;

import dev.yata.command.UserError;
import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.terminal.ClientId;
import dev.yata.launcher.terminal.ShellWord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./yata clients edit}: changes the given properties only. */
@Command(
        name = "edit",
        mixinStandardHelpOptions = true,
        description = "Change the given properties of a client. If it loses a right, its tokens end.",
        footer = {
            "",
            "Examples:",
            "  ./yata clients edit CLIENT_ID --scope \"todos:read\"",
            "  ./yata clients edit CLIENT_ID --lifetime 600 --requests-per-minute default",
            "  ./yata clients edit CLIENT_ID --key-file old.jwk --key-file new.jwk   # accepts both"
        })
final class EditClient implements Callable<Integer> {

    @ParentCommand
    private Clients clients;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", converter = ClientId.class, description = Clients.ID)
    private String id;

    @Option(names = "--name", paramLabel = "NAME", description = "Its name for people.")
    private @Nullable String name;

    @Option(names = "--scope", paramLabel = "SCOPES", description = "All its scopes, separated by spaces.")
    private @Nullable String scope;

    @Mixin
    private ClientOptions options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (name == null && scope == null && options.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name a property to change, such as --name or --scope.");
        }
        AdminApi api = AdminApi.signIn();
        ApiPath path = ApiPath.of("clients", id);
        if (options.hasKeys() && !ClientText.hasOwnKey(api.get(path))) {
            throw new UserError(
                    "This client authenticates with a secret, which cannot be changed to a key. Create a client with"
                            + " --key-file instead. Nothing was changed.");
        }
        KeyFiles keys = options.keyFiles();
        Map<String, Object> metadata = options.metadata(keys);
        if (name != null) {
            metadata.put("client_name", name);
        }
        if (scope != null) {
            metadata.put("scopes", List.of(scope.strip().split("\\s+")));
        }
        JsonNode client = keys.send(() -> api.patch(path, metadata));
        clients.answer().print(client, () -> "Client changed.\n" + ClientText.card(client));
        if (scope != null) {
            System.err.println(
                    "If this client's variables have OAUTH_SCOPE, set OAUTH_SCOPE=" + ShellWord.of(scope.strip())
                            + " there too, then restart its assistant. The list of tools follows it.");
        }
        return 0;
    }
}
