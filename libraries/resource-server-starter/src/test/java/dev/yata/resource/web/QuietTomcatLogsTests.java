package dev.yata.resource.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.resource.NotesTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class QuietTomcatLogsTests extends NotesTests {

    /** Tomcat logs the first malformed header line, with its value, at INFO. */
    @ParameterizedTest
    @ValueSource(strings = {"org.apache.coyote.http11.Http11Processor", "org.apache.tomcat.util.http.parser.Cookie"})
    void startWhenNoLevelIsConfiguredThenTomcatLogsNoHeaderLines(String logger) {
        assertThat(LoggerFactory.getLogger(logger).isInfoEnabled()).isFalse();
    }
}
