package dev.yata.auth.client;

/** Reports that no client has this id, or that it was deleted. */
public final class UnknownClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownClientException() {
        super("There is no client with this id.");
    }
}
