package dev.yata.auth.settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Decides which hosts this server fetches keys of clients from. If private hosts are forbidden, all addresses of a host
 * must be public, so that a client cannot make this server send requests into its own network.
 */
@Component
public final class KeyHosts {

    /** The networks that are not public (IANA's registries of special-purpose addresses). */
    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3")
            .map(Network::of)
            .toList();

    /** The only public IPv6 addresses, and the parts of them that stand for IPv4 addresses or for documentation. */
    private static final Network GLOBAL = Network.of("2000::/3");

    private static final List<Network> NOT_GLOBAL = Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Network::of)
            .toList();

    private final boolean isAnyAllowed;
    private final Resolver resolver;

    @Autowired
    KeyHosts(KeyAddressSettings settings) {
        this(settings.privateHosts(), InetAddress::getAllByName);
    }

    KeyHosts(boolean isAnyAllowed, Resolver resolver) {
        this.isAnyAllowed = isAnyAllowed;
        this.resolver = resolver;
    }

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** Returns whether this server may fetch keys from the host of this URL. A host without an address is not allowed. */
    public boolean allows(URI url) {
        if (isAnyAllowed) {
            return true;
        }
        try {
            return Stream.of(resolver.resolve(url.getHost())).allMatch(KeyHosts::isPublic);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Java turns IPv6 addresses that contain an IPv4 address (::ffff:0:0/96) into that address. */
    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet6Address
                ? GLOBAL.contains(address) && NOT_GLOBAL.stream().noneMatch(network -> network.contains(address))
                : NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }

    /** A range of addresses with the same first bits. */
    private record Network(InetAddress first, int bits) {

        static Network of(String range) {
            String[] parts = range.split("/", 2);
            try {
                return new Network(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
            } catch (UnknownHostException impossible) {
                throw new IllegalArgumentException(range, impossible);
            }
        }

        boolean contains(InetAddress address) {
            byte[] here = first.getAddress();
            byte[] there = address.getAddress();
            if (here.length != there.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (((here[bit / 8] ^ there[bit / 8]) & (0x80 >> bit % 8)) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
