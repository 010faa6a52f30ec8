package dev.yata.stdio.resource;

import static dev.yata.client.FakeBackend.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.stdio.TestApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedTests {

    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void pollWhenApiFailsAgainAndAgainThenPausesGrowToALimitAndEndWithTheFailure() {
        TodoSource source = new OneTodo(TestApi.of(backend), FakeBackend.ID);
        Watched watched = new Watched("todo://" + FakeBackend.ID, source, Duration.ofHours(1));
        Reply down = problem(503, "down");
        backend.api(down, down, down, down, down, down, down);
        List<Long> hours = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            watched.poll();
            hours.add(Math.round(watched.nanosLeft(System.nanoTime()) / 3.6e12));
        }
        assertThat(hours).containsExactly(1L, 2L, 3L, 3L, 3L, 3L, 3L, 1L);
    }
}
