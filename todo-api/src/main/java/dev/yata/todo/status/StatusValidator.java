package dev.yata.todo.status;

import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Refuses a token whose bit is set in the status list that it names. A token that names none has said that it cannot
 * be revoked before it expires.
 */
@Component
public class StatusValidator implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult NO_STATUS = refuse("The status claim is not valid");
    private static final OAuth2TokenValidatorResult REVOKED = refuse("The token is revoked");

    private final StatusLists lists;

    StatusValidator(StatusLists lists) {
        this.lists = lists;
    }

    /** Throws {@link JwtException} when the list cannot be had: then nobody can say whether the token is good. */
    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (!token.hasClaim("status")) {
            return OAuth2TokenValidatorResult.success();
        }
        if (!(token.getClaim("status") instanceof Map<?, ?> status)
                || !(status.get("status_list") instanceof Map<?, ?> reference)
                || !(reference.get("idx") instanceof Number index)
                || !(reference.get("uri") instanceof String uri)
                || !lists.isOurs(uri)) {
            return NO_STATUS;
        }
        StatusList list = lists.find(uri);
        if (list == null) {
            throw new JwtException("The status list cannot be had");
        }
        if (!list.covers(index.longValue())) {
            return NO_STATUS;
        }
        return list.revokes(index.longValue()) ? REVOKED : OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult refuse(String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, null));
    }
}
