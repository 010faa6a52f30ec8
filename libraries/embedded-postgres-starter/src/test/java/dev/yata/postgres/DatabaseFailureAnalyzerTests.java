package dev.yata.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class DatabaseFailureAnalyzerTests {

    private final DatabaseFailureAnalyzer analyzer = new DatabaseFailureAnalyzer();

    @ParameterizedTest
    @CsvSource({"08001, SPRING_DATASOURCE_URL", "28P01, SPRING_DATASOURCE_PASSWORD", "3D000, Create the database"})
    void analyzeWhenDatabaseRefusesThenSaysWhyAndWhatToDo(String state, String remedy) {
        FailureAnalysis analysis =
                analyzer.analyze(new IllegalStateException(new SQLException("Connection refused", state)));

        assertThat(analysis.getDescription()).contains("Connection refused", "was not started");
        assertThat(analysis.getAction()).contains(remedy);
    }

    @Test
    void analyzeWhenAStatementFailsThenLeavesItToOthers() {
        assertThat(analyzer.analyze(new IllegalStateException(new SQLException("no such table", "42P01"))))
                .isNull();
    }
}
