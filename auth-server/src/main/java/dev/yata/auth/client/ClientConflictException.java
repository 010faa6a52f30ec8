package dev.yata.auth.client;

/** The client's state does not allow what was asked; the message says what to do instead. Nothing was changed. */
public final class ClientConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClientConflictException(String message) {
        super(message);
    }
}
