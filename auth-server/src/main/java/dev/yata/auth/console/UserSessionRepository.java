package dev.yata.auth.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * Stores the signed-in user in the session as a name only. Spring's repository would store a serialized object, so the
 * database would decide which classes are created. Only signing in starts a session. It ends after at most 12 hours.
 */
final class UserSessionRepository implements SecurityContextRepository {

    static final String AUTHORITY = "CONSOLE";

    private static final Duration ABSOLUTE_LIMIT = Duration.ofHours(12);

    /** Spring Session also stores this attribute in the column {@code principal_name}. */
    private static final String NAME = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final Clock clock;

    UserSessionRepository(Clock clock) {
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still requires it
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        HttpSession session = exchange.getRequest().getSession(false);
        if (session != null && clock.millis() - session.getCreationTime() > ABSOLUTE_LIMIT.toMillis()) {
            session.invalidate();
            return new SecurityContextImpl();
        }
        return session != null && session.getAttribute(NAME) instanceof String name
                ? new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        name, null, List.of(new SimpleGrantedAuthority(AUTHORITY))))
                : new SecurityContextImpl();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication user = context.getAuthentication();
        if (user != null) {
            request.getSession(true).setAttribute(NAME, user.getName());
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(NAME) != null;
    }
}
