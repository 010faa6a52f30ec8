package dev.yata.command;

/** Reports a problem that the user can solve. The command prints only its message and exits with 1. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveChanged;

    /** @param message one or two sentences: what is wrong, what to do, whether anything changed */
    public UserError(String message) {
        this(message, false);
    }

    private UserError(String message, boolean mayHaveChanged) {
        super(message);
        this.mayHaveChanged = mayHaveChanged;
    }

    /** Creates an error after which something may have changed; the message says how to find out. */
    public static UserError unsure(String message) {
        return new UserError(message, true);
    }

    /** Returns whether the command may have taken effect in spite of the error. */
    public boolean mayHaveChanged() {
        return mayHaveChanged;
    }
}
