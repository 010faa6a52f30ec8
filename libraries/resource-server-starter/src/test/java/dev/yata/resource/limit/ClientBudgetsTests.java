package dev.yata.resource.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.resource.NotesTests;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"yata.limits.requests-per-minute=20", "yata.limits.bytes-per-minute=256KB"})
class ClientBudgetsTests extends NotesTests {

    /** Another client of the same account. */
    private final String sameAccount =
            ISSUER.token(account, "notes:read notes:write", claims -> claims.claim("client_id", "other-" + account));

    private final String otherAccount = ISSUER.token(UUID.randomUUID().toString(), "notes:read notes:write");

    @Test
    void requestWhenClientSendsTooManyThenOnlyItIsRefused() {
        Answer last = get("/notes").expect(200);
        for (int i = 0; i < 100 && last.status() == 200; i++) {
            last = get("/notes");
        }
        assertRefused(last, "20 requests");
        assertServed(sameAccount);
        assertServed(otherAccount);
    }

    @Test
    void requestWhenClientSendsTooManyBytesThenOnlyItIsRefusedAndNothingIsChanged() {
        String note = "{\"text\":\"mine\"%s}".formatted(" ".repeat(200_000));
        post("/notes", note).expect(201);
        assertRefused(post("/notes", note), "262,144 bytes");
        assertServed(sameAccount);
        assertServed(otherAccount);
        // A request without a body needs no bytes.
        assertThat(get("/notes").expect(200).json()).hasSize(2);
    }

    private static void assertRefused(Answer answer, String budget) {
        answer.expect(429).isProblem();
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(answer.text("detail"))
                .isEqualTo("This client sends more than " + budget + " per minute. This request changed nothing.");
    }

    private void assertServed(String bearer) {
        send(plain("/notes")
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"text\":\"theirs\"}")))
                .expect(201);
    }
}
