package dev.yata.client.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Says why no complete response came, and whether the request may have taken effect. */
public enum FailureReason {
    /** The server did not receive the request. */
    NOT_CONNECTED,
    /** The server did not receive the request: its certificate is expired, or from an unknown authority. */
    NOT_TRUSTED,
    /** The server did not receive the request: its certificate is for another host. */
    OTHER_HOST,
    /** The server did not receive the request: it does not speak TLS. */
    NOT_TLS,
    /** The server did not receive the request: its proxy can't be reached. */
    PROXY_UNREACHABLE,
    /** The server did not receive the request: its proxy refused it. */
    PROXY_REFUSED,
    /** The response is not HTTP; the request may have taken effect. */
    NOT_HTTP,
    /** The connection broke; the request may have taken effect. */
    BROKEN_OFF,
    /** The server sent nothing for {@link Timeouts#response}; the request may have taken effect. */
    SILENT,
    /** The time for the call is used up; the request may have taken effect. */
    TIMED_OUT,
    /** The response is larger than allowed; the request may have taken effect. */
    TOO_LARGE;

    /** Reports that a proxy answered in place of the server. */
    static final class ProxyRefused extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Reports that a server accepted a connection but did not answer the TLS handshake in time. */
    static final class TlsHandshakeTimeout extends SSLException {

        private static final long serialVersionUID = 1L;

        TlsHandshakeTimeout(SocketTimeoutException timeout) {
            super(timeout);
        }
    }

    static FailureReason of(@Nullable Throwable failure) {
        if (failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException) {
            return NOT_CONNECTED;
        }
        if (failure instanceof TlsHandshakeTimeout) {
            return SILENT;
        }
        if (failure instanceof SSLException) {
            return ofTls(failure);
        }
        if (failure instanceof SocketTimeoutException) {
            return SILENT;
        }
        if (failure instanceof ProxyRefused) {
            return PROXY_REFUSED;
        }
        return failure != null && failure.getCause() instanceof HttpException ? NOT_HTTP : BROKEN_OFF;
    }

    /** The JDK reports a wrong host only in the text of an exception. */
    private static FailureReason ofTls(Throwable failure) {
        FailureReason reason = failure instanceof SSLPeerUnverifiedException ? OTHER_HOST : NOT_TLS;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (text.startsWith("No subject alternative") || text.startsWith("No name matching")) {
                return OTHER_HOST;
            }
            if (cause instanceof GeneralSecurityException) {
                reason = NOT_TRUSTED;
            }
        }
        return reason;
    }

    /** Returns whether the server cannot have received the request. */
    public boolean isBeforeSending() {
        return switch (this) {
            case NOT_CONNECTED, NOT_TRUSTED, OTHER_HOST, NOT_TLS, PROXY_UNREACHABLE, PROXY_REFUSED -> true;
            default -> false;
        };
    }

    /** Returns whether another attempt would fail in the same way. */
    public boolean isLasting() {
        return switch (this) {
            case NOT_TRUSTED, OTHER_HOST, TOO_LARGE -> true;
            default -> false;
        };
    }

    /**
     * Returns the problem with the server and the remedy, as a clause that follows the server's address.
     *
     * @param setting contains that address
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
            case NOT_TLS -> "does not speak https: correct scheme, host and port in " + setting + ".";
            case PROXY_UNREACHABLE ->
                "can't be reached, because its proxy can't: correct HTTPS_PROXY or HTTP_PROXY, or name the server's host in"
                        + " NO_PROXY.";
            case PROXY_REFUSED ->
                "can't be reached, because its proxy refused to connect: give its user and password, as in"
                        + " HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, or name the server's host in NO_PROXY.";
            case NOT_HTTP -> "does not speak HTTP: correct scheme, host and port in " + setting + ".";
            case BROKEN_OFF ->
                "broke off the connection: try again. If it happens again, correct scheme, host and port in " + setting
                        + ".";
            case SILENT, TIMED_OUT ->
                "did not answer in time: try again later, or correct scheme, host and port in " + setting + ".";
            case TOO_LARGE -> "sent a response that is too large: correct " + setting + ".";
        };
    }
}
