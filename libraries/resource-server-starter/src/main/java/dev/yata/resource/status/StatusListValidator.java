package dev.yata.resource.status;

import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/** Rejects a token whose bit is set in its status list. A token without a list cannot be revoked before it expires. */
public class StatusListValidator implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult INVALID_STATUS = invalid("The status claim is not valid");
    private static final OAuth2TokenValidatorResult REVOKED = invalid("The token is revoked");

    private final StatusListCache lists;

    StatusListValidator(StatusListCache lists) {
        this.lists = lists;
    }

    /** @throws JwtException if the list is not available, so that the token's status is unknown */
    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (!token.hasClaim("status")) {
            return OAuth2TokenValidatorResult.success();
        }
        if (!(token.getClaim("status") instanceof Map<?, ?> status)
                || !(status.get("status_list") instanceof Map<?, ?> reference)
                || !(reference.get("idx") instanceof Number index)
                || !(reference.get("uri") instanceof String uri)
                || !lists.isFromIssuer(uri)) {
            return INVALID_STATUS;
        }
        StatusList list = lists.find(uri);
        if (list == null) {
            throw new JwtException("The status list is not available");
        }
        if (!list.hasIndex(index.longValue())) {
            return INVALID_STATUS;
        }
        return list.revokes(index.longValue()) ? REVOKED : OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult invalid(String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, null));
    }
}
