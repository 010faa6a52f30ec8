package dev.yata.todo.authserver;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom this API trusts and under which name it is known ({@code yata.…}).
 *
 * @param issuer the auth-server's issuer identifier (RFC 8414), compared exactly with {@code iss}
 * @param apiResource this API's resource identifier (RFC 8707): the only accepted {@code aud}, and the base of links
 * @param authUrl where this service reaches the auth-server when that differs from the issuer, as in containers
 * @param keys how long public keys are used
 */
@ConfigurationProperties("yata")
public record AuthServerProperties(
        String issuer,
        String apiResource,
        URI authUrl,
        @DefaultValue Keys keys) {

    /**
     * How long the auth-server's keys are used ({@code yata.keys.…}).
     *
     * @param refreshAfter a cached key set older than this is fetched again; default 5 minutes
     * @param keepFor how long cached keys go on verifying tokens while the auth-server is down; default 24 hours
     * @param unknownKeyInterval a token with an unknown {@code kid} fetches keys at most this often; default 1 second
     */
    public record Keys(
            @DefaultValue("5m") Duration refreshAfter,
            @DefaultValue("24h") Duration keepFor,
            @DefaultValue("1s") Duration unknownKeyInterval) {}
}
