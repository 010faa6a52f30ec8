package dev.yata.auth.page;

import org.jspecify.annotations.Nullable;

/** Reports a cursor that does not come from a page of this list. */
public final class InvalidCursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidCursorException(@Nullable Throwable cause) {
        super(
                "does not belong to this list; copy it unchanged from the previous page, or leave it out to start again",
                cause);
    }
}
