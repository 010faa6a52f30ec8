package dev.yata.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.DispatcherServlet;

@ExtendWith(OutputCaptureExtension.class)
class RequestIdTests extends ApiTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void requestWhenItHasATraceparentThenAnswerAndProblemHaveItsId() {
        assertThat(send(request("/todos").header("traceparent", TRACEPARENT))
                        .expect(200)
                        .header("X-Request-Id"))
                .isEqualTo(TRACE);

        Answer refused =
                send(plain("/api/v1/todos").header("traceparent", TRACEPARENT)).expect(401);
        assertThat(refused.header("X-Request-Id")).isEqualTo(TRACE);
        assertThat(refused.text("request_id")).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "<script>"
            })
    void requestWhenTraceparentIsMalformedThenANewIdIsMade(String traceparent) {
        Answer first = send(request("/todos").header("traceparent", traceparent));
        Answer second = send(request("/todos").header("traceparent", traceparent));

        assertThat(first.header("X-Request-Id")).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    }

    @Test
    void requestWhenTraceparentIsSentTwiceThenANewIdIsMade() {
        assertThat(send(request("/todos").header("traceparent", TRACEPARENT).header("traceparent", TRACEPARENT))
                        .header("X-Request-Id"))
                .isNotEqualTo(TRACE);
    }

    @Test
    void requestWhenAnIdempotentPostIsRefusedThenHeaderStays() {
        Answer refused = send(json("POST", "/todos", "{}")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("traceparent", TRACEPARENT));

        assertThat(refused.expect(400).header("X-Request-Id")).isEqualTo(TRACE);
        assertThat(refused.text("request_id")).isEqualTo(TRACE);
    }

    @Test
    void requestWhenTheServerRejectsItThenIdToo() {
        String answer = rawGet("/api/v1/todos?q=a b");

        assertThat(answer).startsWith("HTTP/1.1 400").containsPattern("X-Request-Id: [0-9a-f]{32}");
        assertThat(answer).containsPattern("\"request_id\":\"[0-9a-f]{32}\"");
    }

    @Test
    void logWhenRequestIsLoggedThenHasItsIdAndTheNextLineHasNot(CapturedOutput log) {
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        logging.setLogLevel(DispatcherServlet.class.getName(), LogLevel.DEBUG);
        try {
            send(request("/todos?limit=7").header("traceparent", TRACEPARENT)).expect(200);
        } finally {
            logging.setLogLevel(DispatcherServlet.class.getName(), null);
        }
        LoggerFactory.getLogger(getClass()).warn("outside of a request");

        assertThat(lines(log, "/api/v1/todos?limit=7"))
                .singleElement()
                .asString()
                .contains("[" + TRACE + "]");
        assertThat(lines(log, "outside of a request"))
                .singleElement()
                .asString()
                .doesNotContain(TRACE);
    }

    private static List<String> lines(CapturedOutput log, String text) {
        return log.getOut().lines().filter(line -> line.contains(text)).toList();
    }
}
