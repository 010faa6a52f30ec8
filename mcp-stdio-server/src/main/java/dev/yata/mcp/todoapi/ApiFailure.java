package dev.yata.mcp.todoapi;

/** The API did not do what was asked. The advice is for whoever asked: what was wrong and what has changed. */
public final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    ApiFailure(String advice) {
        super(advice);
        this.advice = advice;
    }

    public String advice() {
        return advice;
    }
}
