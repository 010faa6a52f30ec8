package dev.yata.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command and prints its errors as plain sentences on stderr. Exit codes: 0 success, 1 refused or failed, 2 an
 * invalid command line.
 */
public final class YataCommandLine {

    private YataCommandLine() {}

    /** Runs a program's root command with these arguments and ends the JVM. */
    public static void run(Object command, String[] arguments) {
        // JSON and names are UTF-8 in every locale.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(of(command).execute(arguments));
    }

    /** Returns the parser for a root command, with YATA's error texts and exit codes. */
    public static CommandLine of(Object command) {
        return new CommandLine(command)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(YataCommandLine::explainUsage)
                .setExecutionExceptionHandler(YataCommandLine::explainFailure);
    }

    private static int explainUsage(ParameterException first, String[] arguments) {
        ParameterException wrong =
                first instanceof MissingParameterException ? unknownOptionOr(first, arguments) : first;
        CommandLine command = wrong.getCommandLine();
        command.getErr().println("yata: " + UsageText.of(wrong));
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println("See ./" + command.getCommandSpec().qualifiedName() + " --help. Nothing was changed.");
        return CommandLine.ExitCode.USAGE;
    }

    /**
     * Looks for a mistyped option. It often explains why another option is missing, but the parser stops at the first
     * error.
     */
    private static ParameterException unknownOptionOr(ParameterException missing, String[] arguments) {
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
                            + " Check the path and its owner; YATA_HOME must be a folder you may write to.");
        } else {
            throw failure;
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String reason(FileSystemException failure) {
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }
}
