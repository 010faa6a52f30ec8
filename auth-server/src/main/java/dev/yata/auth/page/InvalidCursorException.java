package dev.yata.auth.page;

import org.jspecify.annotations.Nullable;

/** A cursor that was not taken from a page of this list. */
public final class InvalidCursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidCursorException(@Nullable Throwable cause) {
        super("is not of this list; take it as it is from the previous page, or leave it out to start again", cause);
    }
}
