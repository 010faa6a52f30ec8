package dev.yata.client.api;

import dev.yata.mcp.server.call.CallFailed;

/** Reports that a request failed. The advice for the assistant says what was wrong and whether anything was changed. */
public final class ApiFailure extends CallFailed {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of the response; 0 when there was no readable one */
    ApiFailure(String advice, int status) {
        super(advice);
        this.status = status;
    }

    /** Returns whether the API accepted the token but not for this request. */
    public boolean isForbidden() {
        return status == 403;
    }

    /** Returns whether the API does not have what the request names. */
    public boolean isNotFound() {
        return status == 404;
    }
}
