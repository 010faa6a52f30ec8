package dev.yata.auth.console;

import dev.yata.auth.cleaning.Perishable;
import dev.yata.auth.settings.ServerSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions in the database: every replica knows them, and a restart signs nobody out. */
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

    @Bean
    Perishable endedSessions(JdbcClient jdbc) {
        return limit -> jdbc.sql("delete from console_sessions where primary_id = any(array("
                        + "select primary_id from console_sessions where expiry_time < ? limit ?))")
                .params(System.currentTimeMillis(), limit)
                .update();
    }

    /** Instead of Java serialization: bytes from a database must not become objects of any class. */
    private static GenericConversionService textsOnly() {
        GenericConversionService texts = new GenericConversionService();
        texts.addConverter(Object.class, byte[].class, text -> ((String) text).getBytes(StandardCharsets.UTF_8));
        texts.addConverter(byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return texts;
    }

    /** No bean, as Boot would put it before every request; it belongs to the console alone. */
    static Filter filter(JdbcIndexedSessionRepository sessions, SessionSignature signature, ServerSettings server) {
        CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();
        cookies.setCookieSerializer(new SignedCookie(signature, server.isHttps()));
        SessionRepositoryFilter<?> filter = new SessionRepositoryFilter<>(sessions);
        filter.setHttpSessionIdResolver(cookies);
        // The error page needs no session, and must not fail because the database did.
        return (request, response, chain) -> {
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                chain.doFilter(request, response);
            } else {
                filter.doFilter(request, response, chain);
            }
        };
    }
}
