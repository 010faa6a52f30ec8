package dev.yata.auth.audit;

/** What was asked of the audit makes no sense; the message says what the field must be. */
public final class InvalidFilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidFilterException(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
