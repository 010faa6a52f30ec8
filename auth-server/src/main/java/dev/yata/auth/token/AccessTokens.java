package dev.yata.auth.token;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.yata.auth.authentication.AuthenticatedClient;
import dev.yata.auth.key.SigningKeys;
import dev.yata.auth.settings.ServerSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Component;

/**
 * Makes access tokens: JWTs (RFC 9068) with a status list reference (draft-ietf-oauth-status-list section 6). Commits
 * the record before it makes the token, so that every token can be revoked.
 */
@Component
public final class AccessTokens {

    private final TokenRecords records;
    private final SigningKeys keys;
    private final ServerSettings server;
    private final TokenSettings settings;

    AccessTokens(TokenRecords records, SigningKeys keys, ServerSettings server, TokenSettings settings) {
        this.records = records;
        this.keys = keys;
        this.server = server;
        this.settings = settings;
    }

    /** Issues a token to the client. */
    public OAuth2AccessToken issue(AuthenticatedClient client, TokenContent content) {
        // UUIDs of version 7 are ordered by time, so their index grows only at the end.
        UUID jti = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Instant issuedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(lifetime(client));
        long statusNumber = records.record(jti, client, content, issuedAt, expiresAt);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(server.issuer())
                .subject(content.subject())
                .audience(content.audience())
                .claim("client_id", client.clientId())
                .claim("scope", String.join(" ", content.scopes()))
                .claim("account", content.account())
                .issueTime(Date.from(issuedAt))
                .notBeforeTime(Date.from(issuedAt))
                .expirationTime(Date.from(expiresAt))
                .jwtID(jti.toString())
                .claim("status", Map.of("status_list", StatusLists.reference(server, statusNumber)));
        String thumbprint = content.thumbprint();
        if (thumbprint != null) {
            claims.claim("cnf", Map.of("jkt", thumbprint));
        }
        return new OAuth2AccessToken(
                thumbprint == null ? OAuth2AccessToken.TokenType.BEARER : OAuth2AccessToken.TokenType.DPOP,
                keys.sign("at+jwt", claims.build()),
                issuedAt,
                expiresAt,
                new LinkedHashSet<>(content.scopes()));
    }

    private Duration lifetime(AuthenticatedClient client) {
        Integer seconds = client.metadata().tokenLifetimeSeconds();
        return seconds == null ? settings.tokenLifetime() : Duration.ofSeconds(seconds);
    }
}
