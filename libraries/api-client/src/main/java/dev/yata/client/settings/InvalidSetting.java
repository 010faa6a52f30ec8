package dev.yata.client.settings;

/**
 * Reports a setting that is missing or wrong. The message names it and the accepted form, on one line, without secrets.
 */
public final class InvalidSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message may quote text with line breaks, which become spaces */
    public InvalidSetting(String message) {
        super(message.replaceAll("\\R", " "));
    }
}
