package dev.yata.auth.console;

import dev.yata.auth.key.MasterKeys;
import dev.yata.auth.settings.ServerSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores sessions in the database, so that they work on every replica and survive restarts. */
@Configuration(proxyBeanMethods = false)
class ConsoleSessions {

    private static final Duration IDLE_LIMIT = Duration.ofMinutes(30);

    @Bean
    JdbcIndexedSessionRepository sessions(JdbcOperations jdbc, PlatformTransactionManager transactions) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(jdbc, own);
        sessions.setTableName("console_sessions");
        sessions.setDefaultMaxInactiveInterval(IDLE_LIMIT);
        sessions.setConversionService(textsOnly());
        sessions.setCleanupCron(Scheduled.CRON_DISABLED);
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        return sessions;
    }

    /** Stores texts only, because Java deserialization would let the database create objects of any class. */
    private static GenericConversionService textsOnly() {
        GenericConversionService texts = new GenericConversionService();
        texts.addConverter(Object.class, byte[].class, text -> ((String) text).getBytes(StandardCharsets.UTF_8));
        texts.addConverter(byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return texts;
    }

    /** Makes the session filter. It is not a bean, because Boot would apply it to every request. */
    static Filter filter(JdbcIndexedSessionRepository sessions, MasterKeys keys, ServerSettings server) {
        CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();
        cookies.setCookieSerializer(new SignedSessionCookie(keys.derive("console-sessions"), server.isHttps()));
        SessionRepositoryFilter<?> filter = new SessionRepositoryFilter<>(sessions);
        filter.setHttpSessionIdResolver(cookies);
        // The error page needs no session, and must work while the database is down.
        return (request, response, chain) -> {
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                chain.doFilter(request, response);
            } else {
                filter.doFilter(request, response, chain);
            }
        };
    }
}
