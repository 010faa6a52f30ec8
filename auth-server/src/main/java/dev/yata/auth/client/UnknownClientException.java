package dev.yata.auth.client;

/** There is no client with this id, or no longer. */
public final class UnknownClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownClientException() {
        super("There is no client with this id.");
    }
}
