package dev.yata.launcher.terminal;

import dev.yata.launcher.installation.UserError;
import java.io.Console;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Asks before something that cannot be undone: on a terminal only, since a script has nobody to answer. */
public final class Confirmation {

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    /**
     * Asks.
     *
     * @param question looked up only when somebody is there to read it
     * @throws UserError when the answer is not yes
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

    /** JDK 22 to 24 give a console even where there is no terminal, unless told otherwise. */
    private static @Nullable Console terminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console();
    }

    /** What to ask, in words that may have to be fetched. */
    public interface Question {

        /** The question, without the choice of answers. */
        String text() throws InterruptedException;
    }
}
