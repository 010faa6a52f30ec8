package dev.yata.mcp.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingElicitationsTests {

    private final List<Map<String, Object>> sent = new ArrayList<>();

    @Test
    void askWhenTheUserDoesNotAnswerInTimeThenWithdrawsTheQuestion() {
        Consent consent = new PendingElicitations(Duration.ofMillis(10), this::send).ask(this::send, "Sure?");

        assertThat(consent).isEqualTo(Consent.DISMISSED);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).containsEntry("method", "notifications/cancelled");
        assertThat(Json.object(sent.get(1).get("params")))
                .containsEntry("requestId", sent.get(0).get("id"));
    }

    @Test
    void askWhenTheCallIsCancelledThenWithdrawsTheQuestion() {
        PendingElicitations questions = new PendingElicitations(Duration.ofDays(1), this::send);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> questions.ask(this::send, "Sure?")).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(sent)
                .extracting(message -> message.get("method"))
                .containsExactly("elicitation/create", "notifications/cancelled");
    }

    @ParameterizedTest
    @CsvSource({
        "cancel, 0.9, NOT_SHOWN",
        "cancel, 1, DISMISSED",
        "none, 0.9, NOT_SHOWN",
        "decline, 0.9, REFUSED",
        "accept, 0.9, GIVEN",
    })
    void askWhenAnsweredThenTellsAClosedQuestionFromOneThatWasNotShown(
            String action, double seconds, Consent expected) {
        AtomicLong nanoTime = new AtomicLong();
        PendingElicitations questions = new PendingElicitations(Duration.ofDays(1), this::send, nanoTime::get);

        Consent consent = questions.ask(
                message -> {
                    nanoTime.set((long) (seconds * 1e9));
                    questions.handle(new Message.Response(message.get("id"), Map.of("action", action)));
                    return true;
                },
                "Sure?");

        assertThat(consent).isEqualTo(expected);
        assertThat(sent).isEmpty();
    }

    @Test
    void askWhenPeerDoesNotReadThenIsDismissed() {
        assertThat(new PendingElicitations(Duration.ofDays(1), this::send).ask(message -> false, "Sure?"))
                .isEqualTo(Consent.DISMISSED);
    }

    @Test
    void askWhenAnsweredThenIgnoresAnswersToOthers() {
        PendingElicitations questions = new PendingElicitations(Duration.ofDays(1), this::send);

        Consent consent = questions.ask(
                message -> {
                    questions.handle(new Message.Response("question-99", Map.of("action", "accept")));
                    questions.handle(new Message.Response(null, null));
                    questions.handle(new Message.Response(message.get("id"), Map.of("action", "decline")));
                    return true;
                },
                "Sure?");

        assertThat(consent).isEqualTo(Consent.REFUSED);
    }

    @Test
    void askWhenTooManyQuestionsAreOpenThenIsNotAsked() {
        PendingElicitations questions = new PendingElicitations(Duration.ofDays(1), this::send);
        List<Thread> asking = new ArrayList<>();
        for (int i = 0; i < PendingElicitations.MAX_OPEN; i++) {
            Thread thread = new Thread(() -> questions.ask(message -> true, "Sure?"));
            thread.start();
            asking.add(thread);
        }
        Awaitility.await()
                .until(() -> asking.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));

        assertThat(questions.ask(this::send, "Sure?")).isEqualTo(Consent.NOT_ASKED);
        assertThat(sent).isEmpty();
        questions.close();
    }

    private boolean send(Map<String, ?> message) {
        return sent.add(new LinkedHashMap<>(message));
    }
}
