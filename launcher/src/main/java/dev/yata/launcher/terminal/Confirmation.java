package dev.yata.launcher.terminal;

import dev.yata.command.Printable;
import dev.yata.command.UserError;
import java.io.Console;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Asks for confirmation before a change that cannot be undone. Without a terminal, only {@code --yes} confirms. */
public final class Confirmation {

    @Option(names = "--yes", description = "Do not ask. Required without a terminal.")
    private boolean yes;

    /**
     * Asks the question.
     *
     * @param question evaluated only at a terminal
     * @throws UserError if the answer is not yes, or if there is no terminal
     */
    public void ask(Question question) throws InterruptedException {
        if (yes) {
            return;
        }
        Console console = terminal();
        if (console == null) {
            throw new UserError("This cannot be undone, so it needs a confirmation. Without a terminal,"
                    + " repeat the command with --yes. Nothing was changed.");
        }
        String answer = console.readLine("%s [y/N] ", Printable.of(question.text()));
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw new UserError("Not confirmed. Nothing was changed.");
        }
    }

    /**
     * Returns the console, or null if there is no terminal. JDK 22 to 24 return a console without a terminal unless a
     * property is set.
     */
    private static @Nullable Console terminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console();
    }

    /** Makes the question, which may need a request. */
    public interface Question {

        /** Returns the question, without the possible answers. */
        String text() throws InterruptedException;
    }
}
