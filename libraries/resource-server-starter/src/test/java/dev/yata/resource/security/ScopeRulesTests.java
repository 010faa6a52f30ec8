package dev.yata.resource.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;

class ScopeRulesTests {

    private final ScopeRules rules = new ScopeRules()
            .reading("/notes/{id}/history", "notes:audit")
            .reading("/notes/**", "notes:read")
            .writing("/notes/**", "notes:write");

    private Optional<String> scopeFor(String method, String path) {
        return rules.scopeFor(method, PathContainer.parsePath(path));
    }

    @Test
    void scopeForWhenSafeOrUnsafeMethodThenReadingOrWritingRule() {
        for (String method : List.of("GET", "HEAD", "OPTIONS", "TRACE")) {
            assertThat(scopeFor(method, "/notes/1")).contains("notes:read");
        }
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "FOO")) {
            assertThat(scopeFor(method, "/notes")).contains("notes:write");
        }
    }

    @Test
    void scopeForWhenSeveralRulesMatchThenFirst() {
        assertThat(scopeFor("GET", "/notes/1/history")).contains("notes:audit");
    }

    @Test
    void scopeForWhenNoRuleMatchesThenNone() {
        assertThat(scopeFor("GET", "/")).isEmpty();
        assertThat(scopeFor("GET", "/notesx")).isEmpty();
        assertThat(scopeFor("GET", "/Notes")).isEmpty();
    }

    @Test
    void requireOnlyWhenScopeIsNotConfiguredThenFails() {
        assertThatThrownBy(() -> rules.requireOnly(List.of("notes:read", "notes:write")))
                .hasMessageContaining("yata.resource.scopes")
                .hasMessageContaining("notes:audit");
        assertThatCode(() -> rules.requireOnly(List.of("notes:read", "notes:write", "notes:audit", "more")))
                .doesNotThrowAnyException();
    }
}
