package dev.yata.mcp.http;

import org.jspecify.annotations.Nullable;

/** No complete answer came. */
public final class HttpFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** How far the request got. */
    public enum Reach {
        /** The other side never had it. */
        NOT_CONNECTED,
        /** The other side never had it, as its TLS certificate was not accepted. */
        NOT_TRUSTED,
        /** It was sent, or part of it; whether it took effect is unknown. */
        BROKEN_OFF,
        /** As {@link #BROKEN_OFF}, after a silence longer than {@link Timeouts#response}. */
        SILENT,
        /** As {@link #BROKEN_OFF}, and the time is used up. */
        TIMED_OUT,
        /** The answer was larger than allowed. */
        TOO_LARGE
    }

    private final Reach reach;

    HttpFailure(Reach reach, @Nullable Throwable cause) {
        super(reach.name(), cause);
        this.reach = reach;
    }

    public Reach reach() {
        return reach;
    }
}
