package dev.yata.stdio.http;

import org.jspecify.annotations.Nullable;

/** No complete answer came. */
public final class HttpFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** How far the request got. */
    public enum Reach {
        /** The other side never had it. */
        NOT_CONNECTED,
        /** The other side never had it, as its TLS certificate is not valid, or nobody known vouches for it. */
        NOT_TRUSTED,
        /** The other side never had it, as its TLS certificate names others. */
        OTHER_HOST,
        /** The other side never had it, as it does not do TLS. */
        NOT_TLS,
        /** The answer is not HTTP; whether it took effect is unknown. */
        NOT_HTTP,
        /** It was sent, or part of it; whether it took effect is unknown. */
        BROKEN_OFF,
        /** As {@link #BROKEN_OFF}, after a silence longer than {@link Timeouts#response}. */
        SILENT,
        /** As {@link #BROKEN_OFF}, and the time is used up. */
        TIMED_OUT,
        /** The answer was larger than allowed. */
        TOO_LARGE;

        /** Whether the request can't have had an effect. */
        public boolean wasBefore() {
            return switch (this) {
                case NOT_CONNECTED, NOT_TRUSTED, OTHER_HOST, NOT_TLS -> true;
                default -> false;
            };
        }

        /** Whether it will be the same when tried again at once. */
        public boolean isLasting() {
            return switch (this) {
                case NOT_TRUSTED, OTHER_HOST, TOO_LARGE -> true;
                default -> false;
            };
        }

        /**
         * What is wrong with the other side, to be said after its address, and what to do.
         *
         * @param setting holds that address
         */
        public String advice(String setting) {
            return switch (this) {
                case NOT_CONNECTED -> "can't be reached: start it, or correct " + setting + ".";
                case NOT_TRUSTED ->
                    "has a TLS certificate that is not trusted by this Java: renew it if it has expired, add its CA to a"
                            + " trust store that -Djavax.net.ssl.trustStore=FILE names in YATA_JAVA_OPTIONS, or correct "
                            + setting + ".";
                case OTHER_HOST ->
                    "has a TLS certificate for another host: correct the host in " + setting
                            + ", or have the certificate name it.";
                case NOT_TLS ->
                    "is answered for by something that does not speak https: correct scheme, host and port in "
                            + setting + ".";
                case NOT_HTTP ->
                    "is answered for by something that does not speak HTTP: correct scheme, host and port in " + setting
                            + ".";
                case BROKEN_OFF ->
                    "broke off the connection: try again, and if it stays so, correct scheme, host and port in "
                            + setting + ".";
                case SILENT, TIMED_OUT ->
                    "did not answer in time: try again later, or correct scheme, host and port in " + setting + ".";
                case TOO_LARGE -> "answered too much to be what is asked for: correct " + setting + ".";
            };
        }
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
