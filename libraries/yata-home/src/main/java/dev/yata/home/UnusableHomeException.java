package dev.yata.home;

/** Thrown when {@code YATA_HOME} has a character that PostgreSQL cannot use in the name of a folder. */
public final class UnusableHomeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnusableHomeException(String name, char character) {
        super("YATA_HOME is " + name.replaceAll("\\p{Cntrl}", "?") + ", which has "
                + (Character.isISOControl(character) ? "a control character" : "the character " + character)
                + ". PostgreSQL cannot use such a folder. Choose one without double quotes, $, backticks, backslashes and"
                + " line breaks. Nothing was started.");
    }
}
