package dev.yata.auth.token;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.jwt.Jwt;

/** An access token of this server that was live when it was checked. */
public record VerifiedToken(UUID jti, String clientId, List<String> audience, Jwt jwt) {

    static VerifiedToken of(Jwt jwt) {
        return new VerifiedToken(
                UUID.fromString(Objects.requireNonNull(jwt.getId())),
                Objects.requireNonNull(jwt.getClaimAsString("client_id")),
                Objects.requireNonNull(jwt.getAudience()),
                jwt);
    }

    /** Returns whether the token has expired, without the minute of tolerance that decoders allow. */
    boolean isExpired(Instant now) {
        return !Objects.requireNonNull(jwt.getExpiresAt()).isAfter(now);
    }

    /** Returns DPoP for a token that is bound to a key (RFC 9449 section 6), otherwise Bearer. */
    public TokenType type() {
        return jwt.hasClaim("cnf") ? TokenType.DPOP : TokenType.BEARER;
    }

    @Override
    public String toString() {
        return jti.toString();
    }
}
