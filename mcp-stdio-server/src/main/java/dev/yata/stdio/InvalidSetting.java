package dev.yata.stdio;

/** A setting is missing or wrong; the message is one line that names it and the accepted form, never its secret value. */
final class InvalidSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message may quote what holds line breaks; they become spaces */
    InvalidSetting(String message) {
        super(message.replaceAll("\\R", " "));
    }
}
