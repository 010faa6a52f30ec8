package dev.yata.launcher;

import dev.yata.command.YataCommandLine;
import dev.yata.home.UnusableHomeException;
import dev.yata.home.YataHome;
import dev.yata.launcher.assistant.McpConfig;
import dev.yata.launcher.audit.Audit;
import dev.yata.launcher.backup.Backup;
import dev.yata.launcher.backup.Restore;
import dev.yata.launcher.client.Clients;
import dev.yata.launcher.demo.Demo;
import dev.yata.launcher.doctor.Doctor;
import dev.yata.launcher.key.Keys;
import dev.yata.launcher.service.Down;
import dev.yata.launcher.service.Prepare;
import dev.yata.launcher.service.Status;
import dev.yata.launcher.service.Up;
import dev.yata.launcher.token.Tokens;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root command {@code ./yata}. */
@Command(
        name = "yata",
        mixinStandardHelpOptions = true,
        version = "yata 1.0.0",
        description = "Safe access for an AI assistant to an API.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Environment:",
            "  YATA_HOME        databases, keys, credentials, logs (default ~/.yata)",
            "  YATA_AUTH_PORT   port of the auth-server (default 9000; 0 picks a free one)",
            "  YATA_API_PORT    port of the todo-api (default 8080; 0 picks a free one)",
            "",
            "Start with:  ./yata demo"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:refused or failed", "2:invalid command line"},
        subcommands = {
            Demo.class,
            Up.class,
            Status.class,
            Down.class,
            Backup.class,
            Restore.class,
            McpConfig.class,
            Clients.class,
            Tokens.class,
            Keys.class,
            Audit.class,
            Doctor.class,
            Prepare.class,
            HelpCommand.class
        })
final class Yata {

    public static void main(String[] arguments) {
        try {
            YataHome.current();
        } catch (UnusableHomeException unusable) {
            System.err.println("yata: " + unusable.getMessage());
            System.exit(CommandLine.ExitCode.SOFTWARE);
        }
        YataCommandLine.run(new Yata(), arguments);
    }

    /** Appears in the help only: the shell script starts the MCP server directly, because that is faster. */
    @Command(name = "mcp", description = "Run the MCP server on stdin and stdout; what an assistant launches.")
    int mcp() {
        return rejectDirectStart("mcp");
    }

    /** Appears in the help only: the shell script starts the image builder. */
    @Command(
            name = "image",
            description =
                    "Package the MCP server with a Java of its own, for this operating system, under target/image.")
    int image() {
        return rejectDirectStart("image");
    }

    private static int rejectDirectStart(String command) {
        System.err.println("yata: run this command through the shell script: ./yata " + command);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
