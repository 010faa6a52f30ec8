package dev.yata.resource.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Defines which scope a request needs. The first matching rule decides. A request that does not match any rule is
 * denied.
 *
 * <p>An API declares one bean, for example:
 *
 * <pre>{@code
 * @Bean
 * ScopeRules scopeRules() {
 *     return new ScopeRules()
 *             .reading("/notes/**", "notes:read")
 *             .writing("/notes/**", "notes:write");
 * }
 * }</pre>
 */
public final class ScopeRules {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final List<Rule> rules = new ArrayList<>();

    /** Requires a scope for GET, HEAD, OPTIONS and TRACE. The pattern has Spring's {@link PathPattern} syntax. */
    public ScopeRules reading(String pattern, String scope) {
        return add(pattern, true, scope);
    }

    /** Requires a scope for all other methods. */
    public ScopeRules writing(String pattern, String scope) {
        return add(pattern, false, scope);
    }

    private ScopeRules add(String pattern, boolean safe, String scope) {
        rules.add(new Rule(PathPatternParser.defaultInstance.parse(pattern), safe, scope));
        return this;
    }

    /** Returns the scope that a request needs, or nothing if no rule matches. */
    public Optional<String> scopeFor(String method, PathContainer path) {
        boolean safe = SAFE_METHODS.contains(method);
        for (Rule rule : rules) {
            if (rule.safe() == safe && rule.pattern().matches(path)) {
                return Optional.of(rule.scope());
            }
        }
        return Optional.empty();
    }

    Optional<String> scopeFor(HttpServletRequest request) {
        RequestPath path = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : ServletRequestPathUtils.parseAndCache(request);
        return scopeFor(request.getMethod(), path.pathWithinApplication());
    }

    /** @throws IllegalStateException if a rule needs a scope that is not in {@code yata.resource.scopes} */
    void requireOnly(Collection<String> scopes) {
        Set<String> unknown = rules.stream().map(Rule::scope).collect(Collectors.toSet());
        unknown.removeAll(scopes);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "yata.resource.scopes is %s but routes need %s; add them".formatted(scopes, unknown));
        }
    }

    private record Rule(PathPattern pattern, boolean safe, String scope) {}
}
