package dev.yata.mcp.server.call;

import java.util.concurrent.CancellationException;

/** Ends a handler because the user must first answer a question. A handler must not catch this exception. */
public final class InputRequired extends CancellationException {

    private static final long serialVersionUID = 1L;
}
