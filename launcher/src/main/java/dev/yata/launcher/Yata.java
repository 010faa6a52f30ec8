package dev.yata.launcher;

import dev.yata.launcher.assistant.McpConfig;
import dev.yata.launcher.audit.Audit;
import dev.yata.launcher.client.Clients;
import dev.yata.launcher.demo.Demo;
import dev.yata.launcher.doctor.Doctor;
import dev.yata.launcher.image.Image;
import dev.yata.launcher.installation.UserError;
import dev.yata.launcher.key.Keys;
import dev.yata.launcher.service.Prepare;
import dev.yata.launcher.service.Up;
import dev.yata.launcher.token.Tokens;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root command. Exit codes: 0 done, 1 refused or failed, 2 the command line makes no sense. */
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
        exitCodeList = {"0:done", "1:refused or failed", "2:the command line makes no sense"},
        subcommands = {
            Demo.class,
            Up.class,
            McpConfig.class,
            Clients.class,
            Tokens.class,
            Keys.class,
            Audit.class,
            Doctor.class,
            Image.class,
            Prepare.class,
            HelpCommand.class
        })
final class Yata implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    private Yata() {}

    public static void main(String[] arguments) {
        // JSON and names are UTF-8, whatever the locale.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Yata())
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(Yata::explainUsage)
                .setExecutionExceptionHandler(Yata::explainFailure);
    }

    private static int explainUsage(ParameterException first, String[] arguments) {
        ParameterException wrong = first instanceof MissingParameterException ? typoOr(first, arguments) : first;
        CommandLine command = wrong.getCommandLine();
        command.getErr().println("yata: " + UsageText.of(wrong));
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println("See ./" + command.getCommandSpec().qualifiedName() + " --help. Nothing was changed.");
        return CommandLine.ExitCode.USAGE;
    }

    /** What is missing may have been typed with a slip; the parser stops at what is missing unless it is to go on. */
    private static ParameterException typoOr(ParameterException missing, String[] arguments) {
        CommandLine command = missing.getCommandLine();
        command.getCommandSpec().parser().collectErrors(true);
        CommandLine root = command;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        root.parseArgs(arguments);
        return command.getParseResult().errors().stream()
                .filter(UnmatchedArgumentException.class::isInstance)
                .map(UnmatchedArgumentException.class::cast)
                .filter(UnmatchedArgumentException::isUnknownOption)
                .findFirst()
                .map(ParameterException.class::cast)
                .orElse(missing);
    }

    private static int explainFailure(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof UserError) {
            command.getErr().println("yata: " + failure.getMessage());
        } else if (failure instanceof FileSystemException file) {
            command.getErr()
                    .println("yata: cannot use " + file.getFile() + " (" + reason(file) + ")."
                            + " Check the path and who owns it; YATA_HOME must be a folder you may write to.");
        } else {
            throw failure;
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String reason(FileSystemException failure) {
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command to run.");
    }

    /** Listed for the help alone: the shell script runs it without this program, which starts slower. */
    @Command(name = "mcp", description = "Run the MCP server on stdin and stdout; what an assistant launches.")
    int mcp() {
        System.err.println("yata: run the MCP server through the shell script: ./yata mcp");
        return CommandLine.ExitCode.SOFTWARE;
    }
}
