package dev.yata.stdio.format;

/** Estimates the tokens of a text: about one for four ASCII characters, or for one other UTF-16 unit. */
final class Tokens {

    /** The most tokens of a result's text, and of its structure. Assistants refuse more than about 25,000 in all. */
    static final int MAX_PER_RESULT = 9_000;

    private Tokens() {}

    static int of(String text) {
        int quarters = 0;
        for (int i = 0; i < text.length(); i++) {
            quarters += quartersOf(text.charAt(i));
        }
        return quarters / 4;
    }

    /** Returns the end of the longest part with at most so many tokens. It does not split a surrogate pair. */
    static int end(String text, int start, int maxTokens) {
        int quarters = 0;
        int end = start;
        while (end < text.length()) {
            quarters += quartersOf(text.charAt(end));
            if (quarters > 4 * maxTokens) {
                return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
            }
            end++;
        }
        return end;
    }

    private static int quartersOf(char character) {
        return character < 128 ? 1 : 4;
    }
}
