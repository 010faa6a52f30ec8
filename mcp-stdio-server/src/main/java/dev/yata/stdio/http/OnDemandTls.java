package dev.yata.stdio.http;

import java.net.SocketAddress;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The default TLS, set up at the first https connection: reading the trust store takes longer than a first call without. */
final class OnDemandTls implements TlsStrategy {

    private @Nullable TlsStrategy strategy;

    @Override
    public void upgrade(
            TransportSecurityLayer layer,
            NamedEndpoint endpoint,
            Object attachment,
            Timeout handshakeTimeout,
            FutureCallback<TransportSecurityLayer> callback) {
        strategy().upgrade(layer, endpoint, attachment, handshakeTimeout, callback);
    }

    @Override
    @Deprecated
    public boolean upgrade(
            TransportSecurityLayer layer,
            HttpHost host,
            SocketAddress local,
            SocketAddress remote,
            Object attachment,
            Timeout handshakeTimeout) {
        return strategy().upgrade(layer, host, local, remote, attachment, handshakeTimeout);
    }

    private synchronized TlsStrategy strategy() {
        if (strategy == null) {
            strategy = DefaultClientTlsStrategy.createDefault();
        }
        return strategy;
    }
}
