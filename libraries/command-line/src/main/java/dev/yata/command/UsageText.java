package dev.yata.command;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains an invalid command line in plainer words than the parser's. */
final class UsageText {

    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    private UsageText() {}

    static String of(ParameterException wrong) {
        String message = Printable.of(String.valueOf(wrong.getMessage()));
        if (message.equals("Missing required subcommand")) {
            return wrong.getCommandLine().getSubcommands().values().stream()
                    .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                    .map(CommandLine::getCommandName)
                    .collect(Collectors.joining(", ", "Name a subcommand: ", "."));
        } else if (wrong instanceof UnmatchedArgumentException unmatched) {
            String first = Printable.of(unmatched.getUnmatched().get(0));
            if (unmatched.isUnknownOption()) {
                return first + " is not an option of this command.";
            }
            return wrong.getCommandLine().getSubcommands().isEmpty()
                    ? first + " is one argument too many."
                    : first + " is not a command.";
        } else if (wrong instanceof MissingParameterException missing) {
            return of(missing, message) + example(wrong.getCommandLine());
        } else if (wrong instanceof MutuallyExclusiveArgsException) {
            return OPTION.matcher(message)
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .collect(Collectors.joining(" or ", "Give ", ", not both."));
        } else if (wrong instanceof OverwrittenOptionException twice
                && twice.getOverwritten() instanceof OptionSpec option) {
            return option.longestName() + " can be given only once.";
        } else if (wrong.getArgSpec() instanceof OptionSpec option) {
            return of(option, message);
        }
        return message.replaceFirst("^Invalid value for positional parameter at index \\d+ \\([^)]*\\): ", "");
    }

    private static String of(MissingParameterException wrong, String message) {
        List<ArgSpec> missing = wrong.getMissing();
        if (message.startsWith("Missing required parameter for option")) {
            return name(missing.get(0)) + " takes a value, " + missing.get(0).paramLabel() + ".";
        }
        return missing.stream().map(UsageText::name).collect(Collectors.joining(" and "))
                + (missing.size() == 1 ? " is missing." : " are missing.");
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** Returns the first example of the command's help. */
    private static String example(CommandLine command) {
        return Stream.of(command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.contains("./yata"))
                .findFirst()
                .map(line -> " Example: " + line.substring(line.indexOf("./yata")))
                .orElse("");
    }

    private static String of(OptionSpec option, String message) {
        if (message.endsWith(" is not an int")) {
            return option.longestName() + " takes a whole number.";
        } else if (option.type().isEnum() && message.contains(" expected one of ")) {
            return option.longestName() + " takes "
                    + Stream.of(option.type().getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(" or "))
                    + ".";
        }
        return message.replaceFirst("^Invalid value for option '([^']+)'(?: \\([^)]*\\))?: ", "$1: ");
    }
}
