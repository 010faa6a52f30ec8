package dev.yata.client.http;

import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;

/** Reports that a server accepted a connection but did not answer the TLS handshake in time. It may not speak TLS. */
final class SilentHandshake extends SSLException {

    private static final long serialVersionUID = 1L;

    SilentHandshake(SocketTimeoutException timeout) {
        super(timeout);
    }
}
