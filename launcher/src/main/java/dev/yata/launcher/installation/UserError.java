package dev.yata.launcher.installation;

/** A problem the user can mend; its message says how, and is all that is printed. The command exits 1. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String message;
    private final boolean mayHaveChanged;

    /** The message is a full sentence or two: what is wrong, what to do, whether anything changed. */
    public UserError(String message) {
        this(message, false);
    }

    private UserError(String message, boolean mayHaveChanged) {
        super(message);
        this.message = message;
        this.mayHaveChanged = mayHaveChanged;
    }

    /** One after which nobody knows whether anything changed; its message says how to find out. */
    public static UserError unsure(String message) {
        return new UserError(message, true);
    }

    /** Whether what was asked for may have been done all the same. */
    public boolean mayHaveChanged() {
        return mayHaveChanged;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
