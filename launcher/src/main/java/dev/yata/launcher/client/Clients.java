package dev.yata.launcher.client;

import dev.yata.home.YataHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code yata clients …}: one method per subcommand. */
@Command(
        name = "clients",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Create, list, rotate and switch off OAuth clients.",
        footer = {
            "",
            "Examples:",
            "  ./yata clients create --name laptop --scope \"todos:read\"",
            "  ./yata clients rotate CLIENT_ID",
            "  ./yata clients list --json"
        })
public final class Clients implements Runnable {

    private static final String ID = "The client_id, see ./yata clients list.";

    private final YataHome home = YataHome.of(System.getenv("YATA_HOME"));

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON, for scripts.")
    private boolean json;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: create, list, show, …");
    }

    @Command(description = "Create a client. Its secret is shown this once.", mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--name", required = true, description = "What people call it.") String name,
            @Option(
                            names = "--scope",
                            required = true,
                            description = "Space-separated, e.g. \"todos:read todos:write\".")
                    String scope,
            @Option(
                            names = "--account",
                            defaultValue = "default",
                            description = "Whose todos it sees (default: ${DEFAULT-VALUE}).")
                    String account,
            @Option(names = "--resource", description = "URL it may ask tokens for (default: the todo-api's).")
                    @Nullable
                    List<String> resources)
            throws IOException, InterruptedException {
        Map<String, Object> client = Map.of(
                "client_name",
                name,
                "scopes",
                List.of(scope.strip().split("\\s+")),
                "account",
                account,
                "resources",
                Objects.requireNonNullElse(resources, List.of()));
        print(AdminApi.signIn(home).create(client), "Client created.");
        return 0;
    }

    @Command(description = "List all clients.", mixinStandardHelpOptions = true)
    int list() throws IOException, InterruptedException {
        JsonNode clients = AdminApi.signIn(home).list();
        System.out.println(json ? clients.toPrettyString() : ClientText.table(clients));
        return 0;
    }

    @Command(description = "Show one client.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "ID", description = ID) String id) throws IOException, InterruptedException {
        print(AdminApi.signIn(home).show(id), "Client:");
        return 0;
    }

    @Command(
            description = "Give a client a new secret; the old one works on for the overlap.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--overlap-hours", defaultValue = "24", description = "0 to 168; default 24.") int overlap)
            throws IOException, InterruptedException {
        JsonNode client = AdminApi.signIn(home).act(id, "rotate", Map.of("overlap_seconds", overlap * 3600L));
        print(client, "Secret rotated.");
        Optional<Path> updated =
                new StoredSecret(home).replace(id, client.path("client_secret").asString());
        updated.ifPresent(file -> System.err.println(
                "The new secret is in " + file + " too. Restart the assistant: one that runs still has the old one."));
        return 0;
    }

    @Command(description = "Switch a client off: no new tokens, and those it has die.", mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "ID", description = ID) String id) throws IOException, InterruptedException {
        print(AdminApi.signIn(home).act(id, "disable", Map.of()), "Client disabled; its tokens are revoked.");
        return 0;
    }

    @Command(description = "Switch a client on again; it must fetch a new token.", mixinStandardHelpOptions = true)
    int enable(@Parameters(paramLabel = "ID", description = ID) String id) throws IOException, InterruptedException {
        print(AdminApi.signIn(home).act(id, "enable", Map.of()), "Client enabled.");
        return 0;
    }

    @Command(description = "Delete a client and revoke its tokens.", mixinStandardHelpOptions = true)
    int delete(@Parameters(paramLabel = "ID", description = ID) String id) throws IOException, InterruptedException {
        AdminApi.signIn(home).delete(id);
        System.out.println(json ? "{}" : "Client " + id + " deleted; its tokens are revoked.");
        return 0;
    }

    private void print(JsonNode client, String headline) {
        System.out.println(json ? client.toPrettyString() : headline + "\n" + ClientText.card(client));
    }
}
