package dev.yata.auth.console;

import dev.yata.auth.endpoint.ConsolePages;
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
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** The console's filter chain, the only one with sessions. */
@Configuration(proxyBeanMethods = false)
class ConsoleChain {

    /** Own files only, and nothing inline: text that found its way into a page can't act. */
    private static final String CONTENT = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(3)
    SecurityFilterChain console(
            HttpSecurity http,
            ServerSettings server,
            GuardedSignIn passwords,
            JdbcIndexedSessionRepository sessions,
            SessionSignature signature,
            SigningIn signingIn) {
        SignedIn signedIn = new SignedIn(Clock.systemUTC());
        http.securityMatcher(ConsolePages::cover)
                .addFilterBefore(ConsoleSessions.filter(sessions, signature, server), DisableEncodeUrlFilter.class)
                .addFilterBefore(new ReadableParameters(), CsrfFilter.class)
                .authenticationProvider(passwords)
                .securityContext(context -> context.securityContextRepository(signedIn))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .csrf(forms -> forms.csrfTokenRepository(new FormTokens(signature, server.isHttps())))
                .formLogin(login -> login.loginPage(LoginPage.PATH)
                        .successHandler(signingIn)
                        .failureHandler(signingIn))
                .logout(logout -> logout.logoutUrl("/admin/logout")
                        .addLogoutHandler(signingIn)
                        .logoutSuccessUrl(LoginPage.PATH + "?left"))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                        (request, response, exception) -> response.sendRedirect(ReturnPath.loginFor(request))))
                .headers(headers -> headers(headers, server))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(LoginPage.PATH, "/admin/assets/*")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(SignedIn.AUTHORITY));
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, ServerSettings server) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                // The proxy in front may end TLS: the issuer knows.
                .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(request -> server.isHttps()))
                .addHeaderWriter(
                        (request, response) -> response.setHeader("Cross-Origin-Opener-Policy", "same-origin"));
    }
}
