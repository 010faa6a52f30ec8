package dev.yata.launcher.terminal;

import dev.yata.command.Printable;
import dev.yata.command.UserError;
import java.io.Console;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Asks for confirmation before a change that cannot be undone. Asks at a terminal only, because scripts cannot answer.
 */
public final class Confirmation {

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    /**
     * Asks the question.
     *
     * @param question evaluated only at a terminal
     * @throws UserError if the answer is not yes
     */
    public void ask(Question question) throws InterruptedException {
        Console console = yes ? null : terminal();
        if (console == null) {
            return;
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
