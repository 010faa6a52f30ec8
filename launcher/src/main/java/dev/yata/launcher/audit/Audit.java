package dev.yata.launcher.audit;

import dev.yata.command.Printable;
import dev.yata.command.UserError;
import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.terminal.Answer;
import dev.yata.launcher.terminal.ShortTime;
import dev.yata.launcher.terminal.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./yata audit}: one method per subcommand. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Read and export who did what.",
        subcommands = HelpCommand.class,
        footer = {
            "",
            "Examples:",
            "  ./yata audit list --since 24h",
            "  ./yata audit list --client CLIENT_ID --action authentication.failed",
            "  ./yata audit export --format csv --since 2027-01-01 >audit.csv"
        })
public final class Audit {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Answer answer;

    /** The formats of an export, as on the command line. */
    enum Format {
        csv("text/csv"),
        jsonl("application/jsonl");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "List events, newest first.",
            footer = {"", "Example:  ./yata audit list --since 24h --action client.disabled"})
    void list(
            @Mixin AuditFilters filters,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "The maximum number of events (50).")
                    int limit)
            throws IOException, InterruptedException {
        if (limit < 1) {
            throw new ParameterException(spec.subcommands().get("list"), "--limit must be 1 or more.");
        }
        JsonNode events = AdminApi.signIn().list(filters.path(), limit);
        answer.print(events, limit, () -> table(events));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Write all events that match the filters to stdout, oldest first.",
            footer = {"", "Example:  ./yata audit export --format jsonl --since 7d >audit.jsonl"})
    int export(
            @Mixin AuditFilters filters,
            @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "csv or jsonl.")
                    Format format)
            throws IOException, InterruptedException {
        InputStream body = AdminApi.signIn().stream(filters.path(), format.mediaType);
        try (Reader events = new InputStreamReader(body, StandardCharsets.UTF_8)) {
            Printable.copy(events, System.out);
        } catch (IOException brokeOff) {
            throw new UserError(
                    "The auth-server closed the connection or fell silent, so the export is not complete. Try again.");
        }
        return System.out.checkError() ? 1 : 0;
    }

    private static String table(JsonNode events) {
        if (events.isEmpty()) {
            return "No events found.";
        }
        Table table = new Table("TIME", "ACTOR", "ACTION", "TARGET", "ADDRESS", "TIMES", "DETAIL");
        for (JsonNode event : events) {
            table.row(
                    ShortTime.of(event.path("at"), ""),
                    event.path("actor").asString(""),
                    event.path("action").asString(""),
                    event.path("target").asString(""),
                    event.path("address").asString("-"),
                    event.path("occurrences").asString("1"),
                    event.path("detail").asString(""));
        }
        return table.toString();
    }
}
