package dev.yata.client.api;

import dev.yata.mcp.server.call.CallFailed;

/** Reports that a request failed. Its advice tells the assistant the problem and whether anything was changed. */
public final class ApiFailure extends CallFailed {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of the response; 0 if there was no readable response */
    ApiFailure(String advice, int status) {
        super(advice);
        this.status = status;
    }

    /** Returns whether the API accepted the token but refused this request. */
    public boolean isForbidden() {
        return status == 403;
    }

    /** Returns whether the API did not find the thing that the request names. */
    public boolean isNotFound() {
        return status == 404;
    }
}
