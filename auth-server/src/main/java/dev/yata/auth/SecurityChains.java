package dev.yata.auth;

import dev.yata.auth.admin.AdminChallenge;
import dev.yata.auth.admin.AdminTokenDecoder;
import dev.yata.auth.authentication.ClientAuthentication;
import dev.yata.auth.endpoint.ClientCredentials;
import dev.yata.auth.endpoint.FormRequestRules;
import dev.yata.auth.endpoint.OAuthError;
import dev.yata.auth.grant.Grant;
import dev.yata.auth.grant.TokenEndpoint;
import dev.yata.auth.grant.TokenRequestReader;
import dev.yata.auth.grant.TokenResponse;
import dev.yata.auth.guard.AuthenticationGuard;
import dev.yata.auth.overview.TokenHours;
import dev.yata.auth.overview.TokenRequestCount;
import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.settings.ServerSettings;
import dev.yata.auth.token.Introspection;
import dev.yata.auth.token.Revocation;
import dev.yata.resource.problem.DatabaseFailureLog;
import dev.yata.resource.problem.Problem;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Defines the filter chains: the requests that each chain handles, and the clients and users that it accepts. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    @Bean
    AuthorizationServerSettings authorizationServerSettings(ServerSettings server) {
        return AuthorizationServerSettings.builder()
                .issuer(server.issuer())
                .tokenEndpoint("/oauth/token")
                .tokenIntrospectionEndpoint("/oauth/introspect")
                .tokenRevocationEndpoint("/oauth/revoke")
                .jwkSetEndpoint("/oauth/jwks")
                .build();
    }

    /** Configures Spring's authorization server with only the grants and authentication methods of this server. */
    @Bean
    @Order(1)
    SecurityFilterChain oauthEndpoints(
            HttpSecurity http,
            TokenHours tokenHours,
            AuthenticationGuard guard,
            ClientAuthentication clientAuthentication,
            List<Grant> grants,
            TokenEndpoint tokenEndpoint,
            TokenResponse tokenResponse,
            Introspection introspection,
            Revocation revocation,
            OAuthError errors,
            DatabaseFailureLog databaseFailures) {
        stateless(http)
                .securityMatcher(FormRequestRules.PATHS.toArray(String[]::new))
                // These filters are not beans, because Boot would also run them outside of the chain.
                .addFilterBefore(new FormRequestRules(errors, databaseFailures), SecurityContextHolderFilter.class)
                .addFilterBefore(new TokenRequestCount(tokenHours), FormRequestRules.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2AuthorizationServer(server -> {
                    server.clientAuthentication(client -> {
                        client.authenticationConverters(ways -> replace(ways, List.of(new ClientCredentials())));
                        client.authenticationProviders(
                                providers -> replace(providers, List.of(guard.forClients(clientAuthentication))));
                        client.errorResponseHandler(errors);
                    });
                    server.tokenEndpoint(token -> {
                        token.accessTokenRequestConverters(
                                readers -> replace(readers, List.of(new TokenRequestReader(grants))));
                        token.authenticationProviders(providers -> replace(providers, List.of(tokenEndpoint)));
                        token.accessTokenResponseHandler(tokenResponse);
                        token.errorResponseHandler(errors);
                    });
                    server.tokenIntrospectionEndpoint(endpoint -> {
                        endpoint.authenticationProviders(providers -> replace(providers, List.of(introspection)));
                        endpoint.errorResponseHandler(errors);
                    });
                    server.tokenRevocationEndpoint(endpoint -> {
                        endpoint.authenticationProviders(providers -> replace(providers, List.of(revocation)));
                        endpoint.errorResponseHandler(errors);
                    });
                });
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain adminApi(HttpSecurity http, AdminTokenDecoder tokens, AdminChallenge challenge) {
        stateless(http)
                .securityMatcher("/admin/api/**")
                .headers(Customizer.withDefaults())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens))
                        .authenticationEntryPoint(challenge)
                        .accessDeniedHandler(challenge))
                .authorizeHttpRequests(
                        requests -> requests.anyRequest().hasAuthority("SCOPE_" + ProtectedResources.CLIENTS_ADMIN));
        return http.build();
    }

    /**
     * Allows everyone to read public documents, and answers 404 for paths that no other chain handles. The controllers
     * answer HEAD as GET, and reject other methods.
     */
    @Bean
    @Order(4)
    SecurityFilterChain publicReading(
            HttpSecurity http, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        stateless(http)
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint((request, response, exception) -> problems.resolveException(
                                request, response, null, new Problem(HttpStatus.NOT_FOUND, "There is nothing here."))))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/.well-known/oauth-authorization-server",
                                "/v3/api-docs",
                                "/oauth/jwks",
                                "/oauth/status-lists/*",
                                "/actuator/health",
                                "/actuator/health/liveness",
                                "/actuator/health/readiness",
                                "/actuator/prometheus")
                        .permitAll()
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll());
        return http.build();
    }

    /** Switches off observations: one for each filter and request would cost more than issuing the token. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    /** Switches off sessions, cookies and forms, so that each request must carry its own credentials. */
    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static <T> void replace(List<T> defaults, List<? extends T> ours) {
        defaults.clear();
        defaults.addAll(ours);
    }
}
