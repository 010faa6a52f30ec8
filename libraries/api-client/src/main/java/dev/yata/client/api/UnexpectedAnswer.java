package dev.yata.client.api;

/** Reports a successful response that can't be read. Another server than the API may have sent it. */
public final class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param expected what was expected, with an article */
    public UnexpectedAnswer(String expected) {
        super("The API answered with something that is not " + expected + ": check API_BASE_URL.");
    }

    String advice() {
        return String.valueOf(getMessage());
    }
}
