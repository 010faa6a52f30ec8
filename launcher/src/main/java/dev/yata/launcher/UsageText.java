package dev.yata.launcher;

import dev.yata.launcher.terminal.Printable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in plainer words than the parser's. */
final class UsageText {

    private UsageText() {}

    static String of(ParameterException wrong) {
        ArgSpec argument = wrong.getArgSpec();
        if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String first = Printable.of(unmatched.getUnmatched().get(0));
            return wrong.getCommandLine().getSubcommands().isEmpty()
                    ? first + " is one argument too many."
                    : first + " is no command.";
        } else if (argument instanceof OptionSpec option
                && String.valueOf(wrong.getMessage()).endsWith(" is not an int")) {
            return option.longestName() + " takes a whole number.";
        }
        return String.valueOf(wrong.getMessage())
                .replaceFirst("^Invalid value for positional parameter at index \\d+ \\([^)]*\\): ", "");
    }
}
