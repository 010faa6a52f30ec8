package dev.yata.auth.client;

/** A field of a new client that cannot be accepted; the message says what can. Nothing was changed. */
public final class InvalidClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidClientException(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
