package dev.yata.todo.security;

import dev.yata.todo.authserver.AuthServerProperties;
import dev.yata.todo.dpop.Proofs;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;

/** Who may call what. */
@Configuration(proxyBeanMethods = false)
class ResourceServerConfiguration {

    private static final String[] OPEN = {
        "/.well-known/oauth-protected-resource/**",
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
    SecurityFilterChain resourceServer(
            HttpSecurity http,
            SentTokens sent,
            TokenSchemes tokens,
            Challenges challenges,
            AuthServerProperties properties) {
        http.csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(request -> Scopes.neededBy(request).equals(Scopes.READ))
                        .hasAuthority("SCOPE_" + Scopes.READ)
                        .anyRequest()
                        .hasAuthority("SCOPE_" + Scopes.WRITE))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(challenges).accessDeniedHandler(challenges))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.authenticationManager(tokens))
                        .withObjectPostProcessor(answerWhenTokensCannotBeChecked(challenges))
                        .bearerTokenResolver(sent::bearer)
                        .authenticationEntryPoint(challenges)
                        .accessDeniedHandler(challenges)
                        .protectedResourceMetadata(metadata -> metadata.protectedResourceMetadataCustomizer(
                                claims -> claims.resource(properties.apiResource())
                                        .authorizationServer(properties.issuer())
                                        .scope(Scopes.READ)
                                        .scope(Scopes.WRITE)
                                        .tlsClientCertificateBoundAccessTokens(false)
                                        .claim("dpop_signing_alg_values_supported", Proofs.ALGORITHMS))))
                .addFilterAfter(provenTokens(sent, tokens, challenges), BearerTokenAuthenticationFilter.class);
        return http.build();
    }

    private static AuthenticationFilter provenTokens(SentTokens sent, TokenSchemes tokens, Challenges challenges) {
        AuthenticationFilter filter = new AuthenticationFilter(tokens, sent::proven);
        filter.setSuccessHandler((request, response, authentication) -> {});
        filter.setFailureHandler(challenges::commence);
        return filter;
    }

    /** Without this an auth-server that is away would end as an internal error of ours. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answerWhenTokensCannotBeChecked(
            Challenges challenges) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(challenges::commence);
                return filter;
            }
        };
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
