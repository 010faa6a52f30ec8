package dev.yata.resource.authserver;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Names the auth-server whose tokens are accepted ({@code yata.…}).
 *
 * @param issuer the auth-server's issuer identifier (RFC 8414), compared exactly with {@code iss}
 * @param authUrl base URL under which this service reaches the auth-server; the issuer by default. Containers need it
 * @param keys how long public keys are cached
 */
@ConfigurationProperties("yata")
public record AuthServerProperties(String issuer, URI authUrl, Keys keys) {

    public AuthServerProperties(String issuer, @Nullable URI authUrl, @DefaultValue Keys keys) {
        this.issuer = issuer;
        this.authUrl = Objects.requireNonNullElseGet(authUrl, () -> URI.create(issuer));
        this.keys = keys;
    }

    /**
     * Sets how long the auth-server's keys are cached ({@code yata.keys.…}).
     *
     * @param refreshAfter a cached key set older than this is fetched again in the background; default 5 minutes
     * @param keepFor how long cached keys verify tokens while the auth-server is down; default 24 hours
     * @param unknownKeyInterval a token with an unknown {@code kid} causes at most one fetch in this time; default 1
     *     second
     */
    public record Keys(
            @DefaultValue("5m") Duration refreshAfter,
            @DefaultValue("24h") Duration keepFor,
            @DefaultValue("1s") Duration unknownKeyInterval) {}
}
