package dev.yata.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditActionTests {

    @ParameterizedTest
    @EnumSource
    void textWhenAnyActionThenWords(AuditAction action) {
        assertThat(action.text()).matches("[A-Z][a-z]+(-[a-z]+)?( [a-z]+)+");
        assertThat(AuditAction.text(action.toString())).isEqualTo(action.text());
    }

    @Test
    void textWhenCodeIsUnknownThenTheCode() {
        assertThat(AuditAction.text("of.an.older.version")).isEqualTo("of.an.older.version");
    }
}
