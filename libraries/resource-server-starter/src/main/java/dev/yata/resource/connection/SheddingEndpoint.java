package dev.yata.resource.connection;

import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint;

/** Gives clients less time when most connections are in use. So a flood of slow or idle clients leaves room for others. */
final class SheddingEndpoint extends NioEndpoint {

    /** How long a client may be silent then, in milliseconds. */
    private static final int BUSY = 1000;

    @Override
    public int getConnectionTimeout() {
        return limit(super.getConnectionTimeout());
    }

    @Override
    public int getKeepAliveTimeout() {
        return limit(super.getKeepAliveTimeout());
    }

    /** Is called for each new connection. Shortens the timeouts of the connections that are already open. */
    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (isBusy()) {
            getConnections().forEach(open -> open.setReadTimeout(Math.min(open.getReadTimeout(), BUSY)));
        }
        return super.setSocketOptions(socket);
    }

    private int limit(int timeout) {
        return isBusy() ? Math.min(timeout, BUSY) : timeout;
    }

    private boolean isBusy() {
        long max = getMaxConnections();
        return max > 0 && getConnectionCount() > max * 3 / 4;
    }
}
