package dev.yata.stdio.oauth;

/** There is no token to be had; the advice can be shown as it is. */
public final class TokenUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String advice;
    private final boolean permanent;

    private TokenUnavailable(String advice, boolean permanent) {
        super(advice);
        this.advice = advice;
        this.permanent = permanent;
    }

    /** Asking again the same way will be refused again. */
    static TokenUnavailable refused(String advice) {
        return new TokenUnavailable(advice, true);
    }

    /** The next call may succeed. */
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
