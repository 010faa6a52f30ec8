package dev.yata.auth.settings;

/** Reports that a setting makes a safe start impossible. The message says what is wrong; the remedy says what to do. */
public final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartRefusedException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
