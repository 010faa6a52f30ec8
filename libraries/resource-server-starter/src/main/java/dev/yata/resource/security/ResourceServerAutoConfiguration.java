package dev.yata.resource.security;

import dev.yata.resource.authserver.AuthServerAutoConfiguration;
import dev.yata.resource.authserver.AuthServerProperties;
import dev.yata.resource.dpop.DPoPAutoConfiguration;
import dev.yata.resource.dpop.ProofVerifier;
import dev.yata.resource.status.StatusListAutoConfiguration;
import dev.yata.resource.web.BasePath;
import dev.yata.resource.web.WebAutoConfiguration;
import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Protects a service that sets {@code yata.resource.identifier}. A route accepts only tokens with its scope. */
@AutoConfiguration(
        after = {
            AuthServerAutoConfiguration.class,
            DPoPAutoConfiguration.class,
            StatusListAutoConfiguration.class,
            WebAutoConfiguration.class
        },
        beforeName = {
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnProperty("yata.resource.identifier")
@EnableConfigurationProperties(ResourceProperties.class)
@Import({AccessTokenDecoder.class, RequestTokens.class, TokenAuthenticator.class, Challenges.class})
public class ResourceServerAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceServerAutoConfiguration.class);

    private static final String[] PUBLIC = {
        MetadataMethodFilter.PATH + "/**",
        "/actuator/health/**",
        "/actuator/prometheus",
        "/v3/api-docs/**",
        "/swagger-ui",
        "/swagger-ui/**"
    };

    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " connect-src 'self'; frame-ancestors 'none'";

    @Bean
    ResourceUri resourceUri(ResourceProperties properties, BasePath base) {
        return new ResourceUri(properties, base);
    }

    @Bean
    SecurityFilterChain resourceServer(
            HttpSecurity http,
            RequestTokens requestTokens,
            TokenAuthenticator manager,
            Challenges challenges,
            ScopeRules rules,
            ResourceProperties resource,
            AuthServerProperties authServer,
            Optional<ProofVerifier> proofs,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        rules.requireOnly(resource.scopes());
        http.csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .addFilterAfter(new MetadataMethodFilter(problems), HeaderWriterFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .access(needsScopeOf(rules)))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(challenges).accessDeniedHandler(challenges))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.authenticationManager(manager))
                        .withObjectPostProcessor(handleFailuresBy(challenges))
                        .bearerTokenResolver(requestTokens::bearer)
                        .authenticationEntryPoint(challenges)
                        .accessDeniedHandler(challenges)
                        .protectedResourceMetadata(metadata -> metadata.protectedResourceMetadataCustomizer(claims -> {
                            claims.resource(resource.identifier())
                                    .authorizationServer(authServer.issuer())
                                    .scopes(scopes -> scopes.addAll(resource.scopes()))
                                    .tlsClientCertificateBoundAccessTokens(false);
                            proofs.ifPresent(present ->
                                    claims.claim("dpop_signing_alg_values_supported", ProofVerifier.ALGORITHMS));
                        })));
        if (proofs.isPresent()) {
            http.addFilterAfter(dpopFilter(requestTokens, manager, challenges), BearerTokenAuthenticationFilter.class);
        } else {
            LOG.warn("Without a database and Flyway this API accepts no DPoP proofs and ignores Idempotency-Key");
        }
        return http.build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> needsScopeOf(ScopeRules rules) {
        return (authentication, context) -> new AuthorizationDecision(rules.scopeFor(context.getRequest())
                .filter(scope -> AuthorityUtils.authorityListToSet(
                                authentication.get().getAuthorities())
                        .contains("SCOPE_" + scope))
                .isPresent());
    }

    private static AuthenticationFilter dpopFilter(
            RequestTokens requestTokens, TokenAuthenticator manager, Challenges challenges) {
        AuthenticationFilter filter = new AuthenticationFilter(manager, requestTokens::withProof);
        filter.setSuccessHandler((request, response, authentication) -> {});
        filter.setFailureHandler(challenges::commence);
        return filter;
    }

    /** Answers 503 instead of 500 if the auth-server cannot be reached. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> handleFailuresBy(Challenges challenges) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(challenges::commence);
                return filter;
            }
        };
    }

    /** Uses the account as Hibernate's tenant. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer")
    @Import(AccountTenantResolver.class)
    static class TenancyConfiguration {}
}
