package dev.yata.auth.client;

/**
 * Reports that the state of the client does not allow the request. The message says what to do. Nothing was changed.
 */
public final class ClientConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClientConflictException(String message) {
        super(message);
    }
}
