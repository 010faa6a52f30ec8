package dev.yata.todo.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.todo.ApiTests;
import dev.yata.todo.TestIssuer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthServerDownTests extends ApiTests {

    @AfterEach
    void up() {
        ISSUER.setDown(false);
    }

    private Answer getWith(String token) {
        return send(plain("/api/v1/todos").header("Authorization", "Bearer " + token));
    }

    @Test
    @DisplayName("B7 With the auth-server down, tokens that can be verified are served")
    void requestWhenAuthServerIsDownThenKnownKeysAndListsServe() {
        String list = UUID.randomUUID().toString();
        Map<String, Object> status = Map.of("status_list", Map.of("idx", 1, "uri", ISSUER.statusUri(list)));
        String before = ISSUER.token(account, "todos:read", claims -> claims.claim("status", status));
        getWith(before).expect(200);
        ISSUER.setDown(true);
        int refreshes = ISSUER.requestsFor(list);
        await().until(() -> ISSUER.requestsFor(list) > refreshes + 1);
        getWith(before).expect(200);
        getWith(ISSUER.token(account, "todos:read", claims -> claims.claim("status", status)))
                .expect(200);
        send(plain("/actuator/health/readiness")).expect(200);
    }

    @Test
    void requestWhenKeyIsUnknownThenKeysAreNotFetchedForEach() {
        getWith(token).expect(200);
        int before = ISSUER.requests("/oauth/jwks");
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            String unknown =
                    TestIssuer.sign(TestIssuer.newKey(), "at+jwt", ISSUER.claims(account, "todos:read", claims -> {}));
            getWith(unknown).expect(401);
        }
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        assertThat(ISSUER.requests("/oauth/jwks") - before).isBetween(0, (int) seconds + 2);
    }

    @Test
    void requestWhenKeyHasRotatedThenNewKeyIsFetched() {
        getWith(token).expect(200);
        ISSUER.rotate();
        await().until(() -> getWith(ISSUER.token(account, "todos:read")).status() == 200);
    }
}
