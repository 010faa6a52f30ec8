package dev.yata.auth.token;

/** The client has no token with this id, or it has long expired. */
public final class UnknownTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownTokenException() {
        super("The client has no token with this id. List its tokens to see which are alive.");
    }
}
