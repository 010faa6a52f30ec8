package dev.yata.auth.client;

import java.util.Map;

/** Reports invalid client metadata. Nothing was changed. */
public final class InvalidClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> errors;

    InvalidClientException(Map<String, String> errors) {
        super("Some fields are not acceptable.");
        this.errors = errors;
    }

    /** Returns the errors by the JSON name of the field. Each error says what the field must be. */
    public Map<String, String> errors() {
        return errors;
    }
}
