package dev.yata.stdio.todoapi;

import static dev.yata.client.FakeBackend.BROKEN;
import static dev.yata.client.FakeBackend.ID;
import static dev.yata.client.FakeBackend.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Seen;
import dev.yata.client.api.ApiFailure;
import dev.yata.stdio.TestApi;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("GET, PUT, DELETE and POST are retried, honouring Retry-After within the call's budget")
class RetriesTests {

    private final FakeBackend backend = new FakeBackend();
    private final TodoApi api = TestApi.of(backend);

    @AfterEach
    void stop() {
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "POST"})
    void callWhenAttemptsFailInPassingThenIsSentAgain(String method) {
        backend.api(BROKEN, problem(503, "later"));
        switch (method) {
            case "GET" -> api.get(ID);
            case "PUT" -> api.update(ID, Map.of("title", "a"));
            case "DELETE" -> api.delete(ID);
            default -> api.create(Map.of("title", "a"));
        }
        assertThat(backend.apiRequests).extracting(Seen::method).containsExactly(method, method, method);
    }

    /** Without {@code Retry-After}, the pause would be less than a second. */
    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void callWhenToldToWaitASecondThenWaitsIt(int status) {
        backend.api(problem(status, "later").with("Retry-After", "1"));
        long start = System.nanoTime();
        api.get(ID);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000_000);
        assertThat(backend.apiRequests).hasSize(2);
    }

    @Test
    void callWhenFailuresDoNotPassThenGivesUpAfterThreeAttempts() {
        backend.api(problem(503, "1"), problem(503, "2"), problem(503, "3"));
        assertThatThrownBy(() -> api.get(ID)).isInstanceOf(ApiFailure.class);

        assertThat(backend.apiRequests).hasSize(3);
    }
}
