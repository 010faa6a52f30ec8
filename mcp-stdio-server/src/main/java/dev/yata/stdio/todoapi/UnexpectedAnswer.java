package dev.yata.stdio.todoapi;

/** A successful answer that can't be read: something else than the API may be there. */
final class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param expected what the answer is not, with its article */
    UnexpectedAnswer(String expected) {
        super("The API answered with something that is not " + expected + ": check API_BASE_URL.");
    }

    String advice() {
        return String.valueOf(getMessage());
    }
}
