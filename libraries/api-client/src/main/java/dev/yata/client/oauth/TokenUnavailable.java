package dev.yata.client.oauth;

/** Reports that no token is available. Its advice may be shown to users. */
public final class TokenUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String advice;
    private final boolean permanent;

    private TokenUnavailable(String advice, boolean permanent) {
        super(advice);
        this.advice = advice;
        this.permanent = permanent;
    }

    /** Returns a failure that would repeat with the same request. */
    static TokenUnavailable refused(String advice) {
        return new TokenUnavailable(advice, true);
    }

    /** Returns a failure that may be temporary. */
    static TokenUnavailable forNow(String advice) {
        return new TokenUnavailable(advice, false);
    }

    public String advice() {
        return advice;
    }

    boolean isPermanent() {
        return permanent;
    }
}
