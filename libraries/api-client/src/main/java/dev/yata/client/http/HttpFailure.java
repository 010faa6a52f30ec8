package dev.yata.client.http;

import org.jspecify.annotations.Nullable;

/** Reports that no complete response came. */
public final class HttpFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    HttpFailure(FailureReason reason, @Nullable Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public FailureReason reason() {
        return reason;
    }
}
