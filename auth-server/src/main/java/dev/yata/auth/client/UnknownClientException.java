package dev.yata.auth.client;

/** No client has this id, or it was deleted. */
public final class UnknownClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownClientException() {
        super("There is no client with this id.");
    }
}
