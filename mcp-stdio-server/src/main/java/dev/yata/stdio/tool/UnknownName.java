package dev.yata.stdio.tool;

/** A setting names a tool or a text that does not exist; the message says which, and what exists. */
public final class UnknownName extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownName(String message) {
        super(message);
    }
}
