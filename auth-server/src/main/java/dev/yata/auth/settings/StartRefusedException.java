package dev.yata.auth.settings;

/** Reports that a setting makes a safe start impossible. The message says what is wrong; the remedy says what to do. */
public final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartRefusedException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** Rejects a number out of this range; both limits are accepted. */
    public static void requireRange(String setting, long value, long min, long max) {
        if (value < min || value > max) {
            throw new StartRefusedException(
                    setting + " is out of range.", "Give a number from " + min + " to " + max + ".");
        }
    }

    String remedy() {
        return remedy;
    }
}
