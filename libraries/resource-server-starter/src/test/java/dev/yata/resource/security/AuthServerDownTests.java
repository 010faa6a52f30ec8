package dev.yata.resource.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.resource.NotesTests;
import dev.yata.resource.TestIssuer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthServerDownTests extends NotesTests {

    @AfterEach
    void up() {
        ISSUER.setDown(false);
    }

    private Answer getWith(String token) {
        return send(plain("/notes").header("Authorization", "Bearer " + token));
    }

    @Test
    @DisplayName("While the auth-server is down, tokens with known keys and lists are accepted")
    void requestWhenAuthServerIsDownThenKnownKeysAndListsServe() {
        String list = UUID.randomUUID().toString();
        Map<String, Object> status = Map.of("status_list", Map.of("idx", 1, "uri", ISSUER.statusUri(list)));
        String before = ISSUER.token(account, "notes:read", claims -> claims.claim("status", status));
        getWith(before).expect(200);
        ISSUER.setDown(true);
        int refreshes = ISSUER.requestsFor(list);
        await().until(() -> ISSUER.requestsFor(list) > refreshes + 1);
        getWith(before).expect(200);
        getWith(ISSUER.token(account, "notes:read", claims -> claims.claim("status", status)))
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
                    TestIssuer.sign(TestIssuer.newKey(), "at+jwt", ISSUER.claims(account, "notes:read", claims -> {}));
            getWith(unknown).expect(401);
        }
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        assertThat(ISSUER.requests("/oauth/jwks") - before).isBetween(0, (int) seconds + 2);
    }

    @Test
    void requestWhenKeyHasRotatedThenNewKeyIsFetched() {
        getWith(token).expect(200);
        ISSUER.rotate();
        await().until(() -> getWith(ISSUER.token(account, "notes:read")).status() == 200);
    }
}
