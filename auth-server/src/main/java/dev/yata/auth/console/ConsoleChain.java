package dev.yata.auth.console;

import dev.yata.auth.guard.AuthenticationGuard;
import dev.yata.auth.key.MasterKeys;
import dev.yata.auth.settings.ServerSettings;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Configures the security of the console. No other filter chain uses sessions. */
@Configuration(proxyBeanMethods = false)
class ConsoleChain {

    /** Allows only files of this server and no inline code, so that injected text cannot run. */
    private static final String CONTENT = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(3)
    SecurityFilterChain console(
            HttpSecurity http,
            ServerSettings server,
            AuthenticationGuard guard,
            ConsoleUsers users,
            JdbcIndexedSessionRepository sessions,
            MasterKeys keys,
            SignInHandler signIn) {
        http.securityMatcher(ConsolePages::contains)
                .addFilterBefore(ConsoleSessions.filter(sessions, keys, server), DisableEncodeUrlFilter.class)
                .addFilterBefore(new RequestFilter(), CsrfFilter.class)
                .authenticationProvider(guard.forUsers(users.passwordCheck()))
                .securityContext(
                        context -> context.securityContextRepository(new UserSessionRepository(Clock.systemUTC())))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens(server.isHttps())))
                .formLogin(login ->
                        login.loginPage(LoginPage.PATH).successHandler(signIn).failureHandler(signIn))
                .logout(logout -> logout.logoutUrl("/admin/logout")
                        .addLogoutHandler(signIn)
                        .logoutSuccessUrl(LoginPage.PATH + "?left"))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                        (request, response, exception) -> response.sendRedirect(ReturnPath.loginFor(request))))
                .headers(headers -> headers(headers, server))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(LoginPage.PATH, "/admin/assets/*")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(UserSessionRepository.AUTHORITY));
        return http.build();
    }

    /** Keeps the token in a cookie, because a session for each visitor of the login page would fill the database. */
    private static CookieCsrfTokenRepository csrfTokens(boolean https) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        // The prefix __Host- keeps other hosts of the domain from setting the cookie; it requires https and the path
        // "/".
        tokens.setCookieName(https ? "__Host-yata-console-form" : "yata-console-form");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(https).sameSite("Strict"));
        return tokens;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, ServerSettings server) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                // Decided by the issuer and not by the request, since a proxy may terminate TLS.
                .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(request -> server.isHttps()))
                .addHeaderWriter(
                        (request, response) -> response.setHeader("Cross-Origin-Opener-Policy", "same-origin"));
    }
}
