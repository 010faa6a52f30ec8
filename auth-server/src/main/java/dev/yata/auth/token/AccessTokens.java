package dev.yata.auth.token;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.yata.auth.client.AuthenticatedClient;
import dev.yata.auth.key.SigningKeys;
import dev.yata.auth.settings.ServerSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Component;

/**
 * Makes access tokens: JWTs as in RFC 9068 with a status list reference (draft-ietf-oauth-status-list section 6). The
 * record is committed before the token exists, so no token can be out that revocation does not reach.
 */
@Component
class AccessTokens {

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

    /** Issues a token, bound to the key with this thumbprint (RFC 9449 section 6.1), or a bearer token for null. */
    OAuth2AccessToken issue(
            AuthenticatedClient client, List<String> scopes, String audience, @Nullable String thumbprint) {
        // Version 7: ordered by time, so the index on it grows at its end only.
        UUID jti = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Instant issuedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(lifetime(client));
        long statusNumber = records.record(jti, client, scopes, thumbprint, issuedAt, expiresAt);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(server.issuer())
                .subject(client.clientId())
                .audience(audience)
                .claim("client_id", client.clientId())
                .claim("scope", String.join(" ", scopes))
                .claim("account", client.metadata().account())
                .issueTime(Date.from(issuedAt))
                .notBeforeTime(Date.from(issuedAt))
                .expirationTime(Date.from(expiresAt))
                .jwtID(jti.toString())
                .claim("status", Map.of("status_list", StatusLists.reference(server, statusNumber)));
        if (thumbprint != null) {
            claims.claim("cnf", Map.of("jkt", thumbprint));
        }
        return new OAuth2AccessToken(
                thumbprint == null ? OAuth2AccessToken.TokenType.BEARER : OAuth2AccessToken.TokenType.DPOP,
                keys.sign("at+jwt", claims.build()),
                issuedAt,
                expiresAt,
                new LinkedHashSet<>(scopes));
    }

    private Duration lifetime(AuthenticatedClient client) {
        Integer seconds = client.metadata().tokenLifetimeSeconds();
        return seconds == null ? settings.tokenLifetime() : Duration.ofSeconds(seconds);
    }
}
