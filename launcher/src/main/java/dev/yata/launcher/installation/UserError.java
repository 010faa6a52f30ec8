package dev.yata.launcher.installation;

/** A problem the user can mend; its message says how, and is all that is printed. The command exits 1. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String message;

    /** The message is a full sentence or two: what is wrong, what to do, whether anything changed. */
    public UserError(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
