package dev.yata.auth.console;

/** The console has no such page. */
final class UnknownPageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownPageException() {
        super("The console has no such page.");
    }
}
