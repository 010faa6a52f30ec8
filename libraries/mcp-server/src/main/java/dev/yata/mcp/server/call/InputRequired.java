package dev.yata.mcp.server.call;

import java.util.concurrent.CancellationException;

/** Ends the work on a request, as its question goes to the user: a new request will bring the answer. */
public final class InputRequired extends CancellationException {

    private static final long serialVersionUID = 1L;
}
