package dev.yata.mcp.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.stdio.Message.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PendingElicitationsTests {

    private final List<Map<String, Object>> told = new ArrayList<>();

    @Test
    void askWhenNobodyAnswersInTimeThenWithdrawsTheQuestion() {
        Consent consent = new PendingElicitations(Duration.ofMillis(10)).ask(this::tell, "Sure?");

        assertThat(consent).isEqualTo(Consent.DISMISSED);
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).containsEntry("method", "notifications/cancelled");
        assertThat(Json.object(told.get(1).get("params")))
                .containsEntry("requestId", told.get(0).get("id"));
    }

    @Test
    void askWhenPeerDoesNotReadThenIsDismissed() {
        assertThat(new PendingElicitations(Duration.ofDays(1)).ask(message -> false, "Sure?"))
                .isEqualTo(Consent.DISMISSED);
    }

    @Test
    void askWhenAnsweredThenIgnoresAnswersToOthers() {
        PendingElicitations questions = new PendingElicitations(Duration.ofDays(1));

        Consent consent = questions.ask(
                message -> {
                    questions.heed(new Response("question-99", Map.of("action", "accept")));
                    questions.heed(new Response(null, null));
                    questions.heed(new Response(Json.members(message).get("id"), Map.of("action", "decline")));
                    return true;
                },
                "Sure?");

        assertThat(consent).isEqualTo(Consent.REFUSED);
    }

    @Test
    void askWhenTooManyQuestionsAreOpenThenIsNotAsked() {
        PendingElicitations questions = new PendingElicitations(Duration.ofDays(1));
        List<Thread> asking = new ArrayList<>();
        for (int i = 0; i < PendingElicitations.MOST; i++) {
            Thread thread = new Thread(() -> questions.ask(message -> true, "Sure?"));
            thread.start();
            asking.add(thread);
        }
        Awaitility.await()
                .until(() -> asking.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));

        assertThat(questions.ask(this::tell, "Sure?")).isEqualTo(Consent.NOT_ASKED);
        assertThat(told).isEmpty();
        questions.close();
    }

    private boolean tell(Object message) {
        return told.add(Json.members(message));
    }
}
