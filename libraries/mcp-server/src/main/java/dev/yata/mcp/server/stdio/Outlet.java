package dev.yata.mcp.server.stdio;

import java.util.function.Predicate;

/** Where the answer to a request goes. */
interface Outlet {

    /**
     * Takes the answer. May wait until there is room, then has {@code finish} run the step that lets it go, or, when that says
     * false, forgets it: the request was cancelled meanwhile.
     */
    void send(Object answer, Predicate<Runnable> finish);

    /** No answer will come. */
    void skip();

    /** Takes an answer that nobody can cancel. */
    default void send(Object answer) {
        send(answer, step -> {
            step.run();
            return true;
        });
    }
}
