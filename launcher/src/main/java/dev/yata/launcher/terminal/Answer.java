package dev.yata.launcher.terminal;

import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/** A command's answer on stdout: text for people, or with {@code --json} what the API said, for scripts. */
public final class Answer {

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON, for scripts.")
    private boolean json;

    /** Whether a script reads the answer. */
    public boolean isJson() {
        return json;
    }

    /** Prints one of the two. */
    public void print(JsonNode answer, Supplier<String> text) {
        System.out.println(json ? Printable.lines(answer.toPrettyString()) : text.get());
    }

    /** Prints a list that was cut at this length, and tells on stderr that it may go on. */
    public void print(JsonNode list, int limit, Supplier<String> table) {
        print(list, table);
        if (list.size() == limit) {
            System.err.println("There may be more; --limit N shows up to N.");
        }
    }
}
