package dev.yata.todo.security;

import java.util.Map;
import java.util.Objects;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells Hibernate whose rows it may see: those of the account in the access token, and outside a request none. */
@Component
class Account implements CurrentTenantIdentifierResolver<String>, HibernatePropertiesCustomizer {

    static final String CLAIM = "account";

    private static final String NOBODY = "";

    @Override
    public String resolveCurrentTenantIdentifier() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? Objects.requireNonNull(token.getToken().getClaimAsString(CLAIM))
                : NOBODY;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }

    @Override
    public void customize(Map<String, Object> hibernateProperties) {
        hibernateProperties.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, this);
    }
}
