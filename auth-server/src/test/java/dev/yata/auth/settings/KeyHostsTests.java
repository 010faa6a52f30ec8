package dev.yata.auth.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyHostsTests {

    private static final URI NAME = URI.create("https://keys.example/jwks");

    /** Resolves every name to these addresses. */
    private static KeyHosts resolvingTo(String... addresses) {
        return new KeyHosts(false, host -> parse(addresses));
    }

    private static InetAddress[] parse(String... addresses) throws UnknownHostException {
        InetAddress[] parsed = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            parsed[i] = InetAddress.getByName(addresses[i]);
        }
        return parsed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "192.0.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:a00:1::1",
                "2001:db8::1",
                "2001::1"
            })
    void allowsWhenNameHasPrivateAddressThenNot(String address) {
        assertThat(resolvingTo(address).allows(NAME)).isFalse();
        assertThat(resolvingTo("93.184.215.14", address).allows(NAME))
                .as("one of two")
                .isFalse();
        assertThat(new KeyHosts(true, host -> parse(address)).allows(NAME)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:2800:21f::1", "2a00::1"})
    void allowsWhenNameHasPublicAddressThenYes(String address) {
        assertThat(resolvingTo(address).allows(NAME)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/a", "https://localhost./a", "https://127.0.0.1/a", "https://[::1]/a",
                "https://[::ffff:10.0.0.1]/a", "https://[fd00::1]/a", "https://2130706433/a", "https://0x7f.1/a",
                "https://127.1/a", "https://nothing.invalid/a"
            })
    void allowsWhenHostIsWrittenUnusuallyOrUnknownThenNot(String url) {
        assertThat(new KeyHosts(new KeyAddressSettings(false)).allows(URI.create(url)))
                .isFalse();
    }

    @Test
    void allowsWhenAddressChangesThenDecidesAnew() {
        Iterator<String> answers = List.of("93.184.215.14", "10.0.0.1").iterator();
        KeyHosts hosts = new KeyHosts(false, host -> parse(answers.next()));

        assertThat(hosts.allows(NAME)).isTrue();
        assertThat(hosts.allows(NAME)).isFalse();
    }
}
