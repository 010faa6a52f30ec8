package dev.yata.auth.token;

/** Reports that the client has no token with this ID, or that the record of the expired token was deleted. */
public final class UnknownTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownTokenException() {
        super("The client has no token with this id. List its tokens to see which are alive.");
    }
}
