package dev.yata.auth.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * The key for counting by address. IPv6 addresses count by /64 network, because one host can use all addresses of its
 * network.
 */
record ClientNetwork(String address) {

    /** Matches IPv6 addresses. Other text must not be parsed, because Java would look it up as a host name. */
    private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f]*:[0-9A-Fa-f:.]*)(%.*)?");

    static ClientNetwork of(String address) {
        // IPv4, the usual case, needs no parsing.
        return address.indexOf(':') < 0 ? new ClientNetwork(address) : network(address);
    }

    private static ClientNetwork network(String address) {
        if (!IPV6.matcher(address).matches()) {
            return new ClientNetwork("unknown");
        }
        try {
            InetAddress parsed = InetAddress.getByName(address.split("%", 2)[0]);
            if (!(parsed instanceof Inet6Address)) {
                return new ClientNetwork(parsed.getHostAddress());
            }
            ByteBuffer groups = ByteBuffer.wrap(parsed.getAddress());
            return new ClientNetwork("%x:%x:%x:%x::/64"
                    .formatted(groups.getShort(), groups.getShort(), groups.getShort(), groups.getShort()));
        } catch (UnknownHostException malformed) {
            return new ClientNetwork("unknown");
        }
    }
}
