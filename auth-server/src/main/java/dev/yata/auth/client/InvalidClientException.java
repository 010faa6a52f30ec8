package dev.yata.auth.client;

import java.util.Map;

/** Metadata that a client can't be registered with. Nothing was changed. */
public final class InvalidClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> errors;

    InvalidClientException(Map<String, String> errors) {
        super("Some fields are not acceptable.");
        this.errors = errors;
    }

    /** What each wrong field must be, by the field's JSON name. */
    public Map<String, String> errors() {
        return errors;
    }
}
