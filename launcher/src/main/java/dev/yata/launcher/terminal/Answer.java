package dev.yata.launcher.terminal;

import dev.yata.command.Printable;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/** Prints a command's answer: text for people, or the API's JSON with {@code --json}. */
public final class Answer {

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON, for scripts.")
    private boolean json;

    /** Prints the JSON or the text. */
    public void print(JsonNode answer, Supplier<String> text) {
        System.out.println(json ? Printable.lines(answer.toPrettyString()) : text.get());
    }

    /** Prints a list that was cut at this length. Says on stderr that there may be more. */
    public void print(JsonNode list, int limit, Supplier<String> table) {
        print(list, table);
        if (list.size() == limit) {
            System.err.println("There may be more; --limit N shows up to N.");
        }
    }
}
