package dev.yata.stdio.todoapi;

import java.text.Normalizer;

/** Brings texts into the form in which the API compares them. */
public final class Folded {

    private Folded() {}

    /**
     * Returns a text composed (NFC) and without case. Folds each character separately, as todo-api does: in a whole word,
     * the lower case of a sigma depends on its place, and that of a dotted capital I has two characters.
     */
    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(character -> Character.toLowerCase(Character.toUpperCase(character)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
