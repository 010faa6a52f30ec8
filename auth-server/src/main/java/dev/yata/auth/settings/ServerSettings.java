package dev.yata.auth.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the address of this server for clients and browsers.
 *
 * @param issuer {@code yata.issuer} (YATA_ISSUER): the issuer identifier (RFC 8414 section 2), scheme, host and port
 *     only. Behind a proxy that terminates TLS it is the proxy's https URL.
 */
@ConfigurationProperties("yata")
public record ServerSettings(String issuer) {

    public ServerSettings {
        if (!SafeUrl.parse("YATA_ISSUER", issuer).getRawPath().isEmpty()) {
            throw new StartRefusedException(
                    "YATA_ISSUER is " + issuer + ", which has a path.",
                    "Give scheme, host and port only, without a trailing slash: https://auth.example.com");
        }
    }

    /** Returns whether browsers and clients use TLS, which this server or a proxy terminates. */
    public boolean isHttps() {
        return issuer.startsWith("https:");
    }

    /** Returns the absolute URL of a path on this server. */
    public String url(String path) {
        return issuer + path;
    }
}
