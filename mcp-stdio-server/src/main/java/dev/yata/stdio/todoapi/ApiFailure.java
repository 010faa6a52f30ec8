package dev.yata.stdio.todoapi;

/** The API did not do what was asked. The advice is for whoever asked: what was wrong and what has changed. */
public final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String advice;
    private final int status;

    /** @param status of the answer; 0 when there was none that could be read */
    ApiFailure(String advice, int status) {
        super(advice);
        this.advice = advice;
        this.status = status;
    }

    public String advice() {
        return advice;
    }

    /** Whether the token was taken, but may not do what was asked for. */
    public boolean isForbidden() {
        return status == 403;
    }

    /** Whether what was asked for is not there. */
    public boolean isNotFound() {
        return status == 404;
    }
}
