package dev.yata.launcher.client;

import dev.yata.home.YataHome;
import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.installation.UserError;
import dev.yata.launcher.terminal.ClientId;
import dev.yata.launcher.terminal.ShellWord;
import java.io.IOException;
import java.util.LinkedHashMap;
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

/** {@code yata clients edit}: changes what is typed and nothing else. */
@Command(
        name = "edit",
        mixinStandardHelpOptions = true,
        description = "Change a client: only what is given. Taking a right away ends the tokens it has.",
        footer = {
            "",
            "Examples:",
            "  ./yata clients edit CLIENT_ID --scope \"todos:read\"",
            "  ./yata clients edit CLIENT_ID --lifetime 600 --requests-per-minute default",
            "  ./yata clients edit CLIENT_ID --key-file old.jwk --key-file new.jwk   # accepts both"
        })
final class EditClient implements Callable<Integer> {

    private final YataHome home = YataHome.of(System.getenv("YATA_HOME"));

    @ParentCommand
    private Clients clients;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", converter = ClientId.class, description = Clients.ID)
    private String id;

    @Option(names = "--name", paramLabel = "NAME", description = "What people call it.")
    private @Nullable String name;

    @Option(names = "--scope", paramLabel = "SCOPES", description = "All its scopes from now on, space-separated.")
    private @Nullable String scope;

    @Mixin
    private ClientOptions options;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    EditClient() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (name != null) {
            fields.put("client_name", name);
        }
        if (scope != null) {
            fields.put("scopes", List.of(scope.strip().split("\\s+")));
        }
        if (fields.isEmpty() && !options.hasKeys() && options.fields(List.of()).isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Say what to change, such as --name or --scope.");
        }
        AdminApi api = AdminApi.signIn(home);
        ApiPath path = ApiPath.of("clients", id);
        if (options.hasKeys() && !ClientText.hasOwnKey(api.get(path))) {
            throw new UserError("This client authenticates by a secret; that can't be changed: create a client with"
                    + " --key-file instead. Nothing was changed.");
        }
        JsonNode client = options.keyFiles().send(publicKeys -> {
            fields.putAll(options.fields(publicKeys));
            return api.patch(path, fields);
        });
        clients.answer().print(client, () -> "Client changed.\n" + ClientText.card(client));
        if (scope != null) {
            System.err.println("Where the variables of this client name OAUTH_SCOPE, set OAUTH_SCOPE="
                    + ShellWord.of(scope.strip()) + " there too, then restart its assistant: tools are listed by it.");
        }
        return 0;
    }
}
