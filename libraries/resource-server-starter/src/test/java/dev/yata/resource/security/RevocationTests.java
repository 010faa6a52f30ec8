package dev.yata.resource.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.resource.NotesTests;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RevocationTests extends NotesTests {

    private final String list = UUID.randomUUID().toString();

    private String token(String uri, Object index) {
        return ISSUER.token(
                account,
                "notes:read",
                claims -> claims.claim("status", Map.of("status_list", Map.of("idx", index, "uri", uri))));
    }

    private Answer getWith(String token) {
        return send(plain("/notes").header("Authorization", "Bearer " + token));
    }

    @Test
    @DisplayName("A revoked token is refused within a second, the others of its list are not")
    void requestWhenTokenIsRevokedThenInvalidToken() {
        String kept = token(ISSUER.statusUri(list), 8);
        String revoked = token(ISSUER.statusUri(list), 9);
        getWith(kept).expect(200);
        getWith(revoked).expect(200);
        ISSUER.revoke(list, 9);
        await().atMost(Duration.ofSeconds(10)).until(() -> getWith(revoked).status() == 401);
        assertThat(getWith(revoked).isProblem().header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        getWith(kept).expect(200);
    }

    @Test
    void requestWhenListIsRevokedBeforeFirstSightThenInvalidToken() {
        ISSUER.revoke(list, 0);
        getWith(token(ISSUER.statusUri(list), 0)).expect(401);
        getWith(token(ISSUER.statusUri(list), 1)).expect(200);
    }

    @Test
    void requestsWhenManyThenAuthServerIsNotAskedForEach() {
        String token = token(ISSUER.statusUri(list), 1);
        getWith(token).expect(200);
        int before = ISSUER.requestsFor(list);
        long start = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            getWith(token).expect(200);
        }
        long refreshes = 2 + Duration.ofNanos(System.nanoTime() - start).toMillis() / 500;
        assertThat(ISSUER.requestsFor(list) - before).isLessThanOrEqualTo((int) refreshes);
    }

    @Test
    void requestWhenStatusIsMalformedOrForeignThenInvalidToken() {
        int before = ISSUER.requests("/internal");
        for (String uri : new String[] {
            ISSUER.issuer() + ".example.test/oauth/status-lists/1",
            ISSUER.issuer() + "/internal",
            ISSUER.issuer() + "/oauth/status-lists/../../internal",
            "http://127.0.0.1:1/oauth/status-lists/1"
        }) {
            getWith(token(uri, 1)).expect(401);
        }
        assertThat(ISSUER.requests("/internal")).isEqualTo(before);
        getWith(token(ISSUER.statusUri(list), -1)).expect(401);
        getWith(token(ISSUER.statusUri(list), 1_000_000)).expect(401);
        getWith(token(ISSUER.statusUri(list), "1")).expect(401);
        getWith(ISSUER.token(account, "notes:read", claims -> claims.claim("status", "x")))
                .expect(401);
    }

    @Test
    void requestWhenListIsNotTheIssuersThenServiceUnavailable() {
        Answer answer =
                getWith(token(ISSUER.statusUri("forged"), 1)).expect(503).isProblem();
        assertThat(answer.header("Retry-After")).isNotNull();
        getWith(token(ISSUER.statusUri("other-sub"), 1)).expect(503);
        getWith(token(ISSUER.statusUri("bomb"), 1)).expect(503);
        getWith(token(ISSUER.statusUri("missing"), 1)).expect(503);
    }
}
