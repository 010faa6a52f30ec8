package dev.yata.client.settings;

import dev.yata.client.http.Proxies;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads proxies from {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, in capitals or not. If none of them
 * names a proxy, reads the JVM's properties.
 */
final class ProxySettings {

    private ProxySettings() {}

    static Proxies from(Settings settings) {
        URI https = proxy(settings, "HTTPS_PROXY");
        URI http = proxy(settings, "HTTP_PROXY");
        if (https != null || http != null) {
            return new Proxies(https, http, List.of(either(settings, "NO_PROXY").split("[,\\s]+", -1)));
        }
        return new Proxies(
                property("https", 443),
                property("http", 80),
                List.of(System.getProperty("http.nonProxyHosts", "").split("\\|", -1)));
    }

    private static @Nullable URI proxy(Settings settings, String name) {
        String text = either(settings, name);
        if (text.isEmpty()) {
            return null;
        }
        URI proxy = UrlSetting.uri(text.contains("://") ? text : "http://" + text);
        if (proxy == null || proxy.getHost() == null || !"http".equalsIgnoreCase(proxy.getScheme())) {
            throw new InvalidSetting(name + " must be an http URL, such as http://proxy.example:3128");
        }
        return proxy;
    }

    private static String either(Settings settings, String name) {
        return settings.optional(name, settings.optional(name.toLowerCase(Locale.ROOT), ""))
                .strip();
    }

    private static @Nullable URI property(String scheme, int port) {
        String host = System.getProperty(scheme + ".proxyHost", "");
        return host.isEmpty()
                ? null
                : UrlSetting.uri(
                        "http://" + host + ":" + System.getProperty(scheme + ".proxyPort", String.valueOf(port)));
    }
}
