package dev.yata.mcp.server.call;

import java.util.concurrent.CancellationException;

/** Ends a handler whose question goes to the user as the answer to the request. A handler must not catch it. */
public final class InputRequired extends CancellationException {

    private static final long serialVersionUID = 1L;
}
