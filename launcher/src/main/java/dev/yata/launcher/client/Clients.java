package dev.yata.launcher.client;

import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.terminal.Answer;
import dev.yata.launcher.terminal.ClientId;
import dev.yata.launcher.terminal.Confirmation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./yata clients}: one method per subcommand. The two subcommands with many options are separate classes. */
@Command(
        name = "clients",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Create, edit, list, rotate and disable OAuth clients.",
        subcommands = {CreateClient.class, EditClient.class, HelpCommand.class},
        footer = {
            "",
            "Examples:",
            "  ./yata clients create --name laptop --scope \"todos:read\"",
            "  ./yata clients rotate CLIENT_ID",
            "  ./yata clients list --json"
        })
public final class Clients {

    static final String ID = "The client_id, see ./yata clients list.";

    @Spec
    private CommandSpec spec;

    @Mixin
    private Answer answer;

    /** The states of a client, as on the command line. */
    enum State {
        active,
        disabled
    }

    Answer answer() {
        return answer;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "List clients.",
            footer = {"", "Example:  ./yata clients list --search lap --state active"})
    void list(
            @Option(names = "--search", paramLabel = "TEXT", description = "Part of the name or ID.") @Nullable
                    String search,
            @Option(names = "--state", paramLabel = "STATE", description = "active or disabled.") @Nullable State state)
            throws IOException, InterruptedException {
        ApiPath path = ApiPath.of("clients").with("q", search).with("state", state);
        JsonNode clients = AdminApi.signIn().list(path, Integer.MAX_VALUE);
        answer.print(clients, () -> ClientText.table(clients));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Show one client.",
            footer = {"", "Example:  ./yata clients show CLIENT_ID --json"})
    void show(@Parameters(paramLabel = "ID", converter = ClientId.class, description = ID) String id)
            throws IOException, InterruptedException {
        JsonNode client = AdminApi.signIn().get(ApiPath.of("clients", id));
        answer.print(client, () -> ClientText.card(client));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Make a new secret for a client. The old one works for the overlap.",
            footer = {"", "Example:  ./yata clients rotate CLIENT_ID --overlap-hours 0 --env-file laptop.env"})
    void rotate(
            @Parameters(paramLabel = "ID", converter = ClientId.class, description = ID) String id,
            @Option(
                            names = "--overlap-hours",
                            paramLabel = "HOURS",
                            defaultValue = "24",
                            description = "0 to 168; default 24.")
                    int overlap,
            @Option(
                            names = "--env-file",
                            paramLabel = "FILE",
                            description = "Replace the secret in FILE, which create made for this client.")
                    @Nullable
                    Path envFile)
            throws IOException, InterruptedException {
        if (overlap < 0 || overlap > 168) {
            throw new ParameterException(spec.subcommands().get("rotate"), "--overlap-hours must be 0 to 168.");
        }
        StoredSecret stored = StoredSecret.of(YataHome.current(), id, envFile);
        AdminApi api = AdminApi.signIn();
        if (ClientText.hasOwnKey(api.get(ApiPath.of("clients", id)))) {
            throw new UserError("This client has no secret. It authenticates with its own key. Give it another with"
                    + " ./yata clients edit " + id + " --key-file FILE, or publish one at its --jwks-uri."
                    + " Nothing was changed.");
        }
        JsonNode client = api.post(ApiPath.of("clients", id, "rotate"), Map.of("overlap_seconds", overlap * 3600));
        if (client.path("client_secret").asString("").isEmpty()) {
            throw UserError.unsure("The auth-server answered without a new secret, so no file was changed. See ./yata"
                    + " clients show " + id + ", then rotate again.");
        }
        List<Path> files = store(client, stored);
        answer.print(
                client,
                () -> "Secret rotated.\n"
                        + (files.isEmpty() ? ClientText.cardWithSecret(client) : ClientText.card(client)));
        for (Path file : files) {
            System.err.println("The new secret is in " + file
                    + ". Restart the programs that use it: they still have the old one.");
        }
    }

    /** Writes the new secret into the files. If that fails, prints it, so that it is not lost. */
    private List<Path> store(JsonNode client, StoredSecret stored) throws IOException {
        try {
            return stored.replace(client.path("client_secret").asString());
        } catch (IOException | RuntimeException unwritten) {
            answer.print(client, () -> "Secret rotated.\n" + ClientText.cardWithSecret(client));
            throw unwritten;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Disable a client: it gets no new tokens, and its tokens end within a second.",
            footer = {"", "Example:  ./yata clients disable CLIENT_ID"})
    void disable(@Parameters(paramLabel = "ID", converter = ClientId.class, description = ID) String id)
            throws IOException, InterruptedException {
        JsonNode client = AdminApi.signIn().post(ApiPath.of("clients", id, "disable"), Map.of());
        answer.print(client, () -> "Client disabled; its tokens are revoked.\n" + ClientText.card(client));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Enable a client again. It must fetch a new token.",
            footer = {"", "Example:  ./yata clients enable CLIENT_ID"})
    void enable(@Parameters(paramLabel = "ID", converter = ClientId.class, description = ID) String id)
            throws IOException, InterruptedException {
        JsonNode client = AdminApi.signIn().post(ApiPath.of("clients", id, "enable"), Map.of());
        answer.print(client, () -> "Client enabled.\n" + ClientText.card(client));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Delete a client and revoke its tokens. Asks first, unless --yes is given.",
            footer = {"", "Example:  ./yata clients delete CLIENT_ID --yes"})
    void delete(
            @Parameters(paramLabel = "ID", converter = ClientId.class, description = ID) String id,
            @Mixin Confirmation confirmation)
            throws IOException, InterruptedException {
        AdminApi api = AdminApi.signIn();
        ApiPath path = ApiPath.of("clients", id);
        confirmation.ask(() ->
                "Delete client " + id + " (" + api.get(path).path("client_name").asString() + ") for good?");
        api.delete(path);
        answer.print(
                JsonMapper.shared().createObjectNode(), () -> "Client " + id + " deleted; its tokens are revoked.");
    }
}
