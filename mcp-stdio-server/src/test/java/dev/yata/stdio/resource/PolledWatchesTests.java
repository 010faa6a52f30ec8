package dev.yata.stdio.resource;

import static dev.yata.client.FakeBackend.ID;
import static dev.yata.client.FakeBackend.TODO;
import static dev.yata.client.FakeBackend.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.mcp.server.resource.ResourceWatches.Watch;
import dev.yata.stdio.TestApi;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolledWatchesTests {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String OPEN = "todos://open";

    private final FakeBackend backend = new FakeBackend();
    private final AtomicReference<LocalDate> today = new AtomicReference<>(LocalDate.parse("2026-11-20"));
    private final PolledWatches watches = new PolledWatches(new TodoResources(TestApi.of(backend), today::get), PAUSE);
    private final AtomicInteger changes = new AtomicInteger();

    private final List<Watch> open = new ArrayList<>();

    private void watch(String uri) {
        open.add(watches.start(uri, changes::incrementAndGet));
    }

    @AfterEach
    void stop() {
        open.forEach(Watch::close);
        backend.close();
    }

    private static Reply list(String title) {
        return Reply.of(200, "[" + TODO.replace("Buy milk", title) + "]").with("ETag", "\"" + title + "\"");
    }

    private static Reply unchanged(String title) {
        return Reply.of(304, "").with("ETag", "\"" + title + "\"");
    }

    /** Waits until the API has received this number of requests. */
    private void requests(int number) {
        await().until(() -> backend.apiRequests.size() >= number);
    }

    private static boolean isRunning() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("watches"));
    }

    @Test
    void startWhenTextChangesThenReportsItAndSendsTheTag() {
        backend.api(list("a"), unchanged("a"), list("b"), unchanged("b"), list("b"), list("Buy milk"));
        watch(OPEN);
        requests(8);
        assertThat(changes).hasValue(2);
        // Copies the list, because more requests may arrive.
        assertThat(List.copyOf(backend.apiRequests).subList(0, 4))
                .extracting(seen -> seen.headers().get("if-none-match"))
                .containsExactly(null, "\"a\"", "\"a\"", "\"b\"");
    }

    @Test
    void startWhenSeveralListenToOneResourceThenItIsReadOnceForAll() {
        backend.api(list("a").after(200), list("Buy milk"));
        AtomicInteger others = new AtomicInteger();
        AtomicInteger requestsWhenTold = new AtomicInteger();
        watch(OPEN);
        open.add(watches.start(OPEN, () -> {
            others.incrementAndGet();
            requestsWhenTold.set(backend.apiRequests.size());
        }));
        await().until(() -> others.get() == 1);
        assertThat(changes).hasValue(1);
        assertThat(requestsWhenTold).hasValue(2);
    }

    @Test
    void readyWhenResourceIsReadThenChangesFromThenOnAreTold() {
        backend.api(list("a").after(100), list("b"), list("Buy milk"));
        Watch watch = watches.start(OPEN, changes::incrementAndGet);
        open.add(watch);
        assertThat(watch.ready(Duration.ofMinutes(1))).succeedsWithin(Duration.ofSeconds(10));
        assertThat(changes).hasValue(0);
        requests(4);
        assertThat(changes).hasValue(2);
    }

    @Test
    void readyWhenResourceWasReadForAnotherThenIsAtOnce() {
        Watch first = watches.start(OPEN, changes::incrementAndGet);
        open.add(first);
        assertThat(first.ready(Duration.ofMinutes(1))).succeedsWithin(Duration.ofSeconds(10));
        Watch second = watches.start(OPEN, changes::incrementAndGet);
        open.add(second);
        assertThat(second.ready(Duration.ofMinutes(1))).isDone();
    }

    @Test
    void readyWhenTimeoutEndsBeforeTheReadingThenReportsTheReadingAsAChange() {
        List<Reply> replies = new ArrayList<>(Collections.nCopies(6, problem(503, "down")));
        replies.add(list("a"));
        replies.addAll(Collections.nCopies(2000, unchanged("a")));
        backend.api(replies.toArray(Reply[]::new));
        Watch watch = watches.start(OPEN, changes::incrementAndGet);
        open.add(watch);
        assertThat(watch.ready(Duration.ofMillis(1))).succeedsWithin(Duration.ofSeconds(10));
        assertThat(changes).hasValue(0);
        requests(9);
        assertThat(changes).hasValue(1);
    }

    @Test
    void closeWhenItIsTheLastThenThreadEndsAndNobodyIsToldOrAsked() {
        Watch one = watches.start(OPEN, changes::incrementAndGet);
        Watch other = watches.start("todo://" + ID, changes::incrementAndGet);
        requests(2);
        one.close();
        assertThat(isRunning()).isTrue();
        other.close();
        other.close();
        await().until(() -> !isRunning());
        int requests = backend.apiRequests.size();
        watches.start(OPEN, changes::incrementAndGet).close();
        await().until(() -> !isRunning());
        assertThat(backend.apiRequests).hasSizeBetween(requests, requests + 1);
        assertThat(changes).hasValue(0);
    }

    @Test
    void overdueWhenTheDayChangesThenReportsIt() {
        backend.api(Collections.nCopies(2000, Reply.of(200, "[]")).toArray(Reply[]::new));
        watch("todos://overdue");
        requests(3);
        assertThat(changes).hasValue(0);
        today.updateAndGet(date -> date.plusDays(1));
        await().until(() -> changes.get() == 1);
        assertThat(backend.apiRequests.get(0).path()).contains("due_before=2026-11-20");
        assertThat(backend.apiRequests.get(backend.apiRequests.size() - 1).path())
                .contains("due_before=2026-11-21");
    }

    @Test
    void oneTodoWhenItIsDeletedThenTellsOnce() {
        backend.api(
                Reply.of(200, TODO),
                problem(404, "gone"),
                problem(404, "gone"),
                problem(404, "gone"),
                problem(404, ""));
        watch("todo://" + ID);
        requests(5);
        assertThat(changes).hasValueBetween(1, 2);
        assertThat(backend.apiRequests.get(2).headers()).doesNotContainKey("if-none-match");
    }

    @Test
    void startWhenApiFailsThenGoesOnAndLogsOnce() {
        Reply down = problem(503, "down");
        backend.api(list("a"), down, down, down, list("Buy milk"));
        PrintStream stderr = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            watch(OPEN);
            await().until(() -> changes.get() == 1);
            await().until(() -> log.toString(StandardCharsets.UTF_8).contains("event=watch.recovered"));
        } finally {
            System.setErr(stderr);
        }
        assertThat(log.toString(StandardCharsets.UTF_8).split("event=watch.failed"))
                .hasSize(2);
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("not available now")
                .doesNotContain("event=api.broken");
    }

    @Test
    void coversWhenResourceExistsThenTrue() {
        assertThat(watches.isWatchable(OPEN)).isTrue();
        assertThat(watches.isWatchable("todos://overdue")).isTrue();
        assertThat(watches.isWatchable("todo://" + ID)).isTrue();
        assertThat(watches.isWatchable("todo://x")).isFalse();
        assertThat(watches.isWatchable("ui://yata/todos")).isFalse();
    }
}
