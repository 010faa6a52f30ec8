package dev.yata.launcher.key;

import dev.yata.command.Printable;
import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.terminal.Answer;
import dev.yata.launcher.terminal.ShortTime;
import dev.yata.launcher.terminal.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code ./yata keys}: one method per subcommand. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "List and rotate the keys that sign tokens.",
        subcommands = HelpCommand.class,
        footer = {"", "Examples:", "  ./yata keys list", "  ./yata keys rotate"})
public final class Keys {

    @Mixin
    private Answer answer;

    @Command(
            mixinStandardHelpOptions = true,
            description = "List the keys: the next one, the one that signs, and those with live tokens.",
            footer = {"", "Example:  ./yata keys list --json"})
    void list() throws IOException, InterruptedException {
        print(AdminApi.signIn().get(ApiPath.of("keys")));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Publish the next key. It signs after 90 s, when every API knows it. Existing tokens stay valid.",
            footer = {"", "Example:  ./yata keys rotate"})
    void rotate() throws IOException, InterruptedException {
        AdminApi api = AdminApi.signIn();
        Optional<JsonNode> waiting = next(api.get(ApiPath.of("keys")));
        JsonNode keys = api.post(ApiPath.of("keys", "rotate"), Map.of());
        answer.print(keys, () -> table(keys) + "\n" + outcome(keys, waiting));
    }

    /** Returns when the next key signs: now if it has been public for long enough, otherwise later. */
    private static String outcome(JsonNode keys, Optional<JsonNode> waiting) {
        Optional<JsonNode> next = next(keys);
        if (next.isEmpty()) {
            return "The next key signs now. Tokens signed before stay valid until they expire.";
        }
        JsonNode from = next.get().path("activates_at");
        long seconds =
                Duration.between(Instant.now(), Instant.parse(from.asString())).toSeconds() + 1;
        boolean same = waiting.map(key -> key.path("kid")).equals(next.map(key -> key.path("kid")));
        return "Key " + Printable.of(next.get().path("kid").asString())
                + (same ? " is published already and signs from " : " is published now and signs from ")
                + ShortTime.of(from, "") + " (in " + Math.max(0, seconds) + " s). The present key signs until then.";
    }

    private static Optional<JsonNode> next(JsonNode keys) {
        return keys.valueStream()
                .filter(key -> key.path("activates_at").isString())
                .findFirst();
    }

    private void print(JsonNode keys) {
        answer.print(keys, () -> table(keys));
    }

    private static String table(JsonNode keys) {
        Table table = new Table("ID", "ALGORITHM", "STATE", "CREATED", "SIGNS FROM", "RETIRED", "REMOVED");
        for (JsonNode key : keys) {
            table.row(
                    key.path("kid").asString(),
                    key.path("algorithm").asString(),
                    key.path("state").asString(),
                    ShortTime.of(key.path("created_at"), "-"),
                    ShortTime.of(key.path(key.path("activated_at").isString() ? "activated_at" : "activates_at"), "-"),
                    ShortTime.of(key.path("retired_at"), "-"),
                    ShortTime.of(key.path("removed_at"), "-"));
        }
        return table.toString();
    }
}
