package dev.yata.resource.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.resource.NotesTests;
import dev.yata.resource.TestIssuer;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Uses its own application context, which has no cached keys and reaches the auth-server at another URL than the
 * issuer.
 */
class AuthServerNotYetUpTests extends NotesTests {

    private static final TestIssuer LATE = new TestIssuer(ISSUER.resource());

    @DynamicPropertySource
    static void lateAuthServer(DynamicPropertyRegistry registry) {
        LATE.setDown(true);
        registry.add("yata.auth-url", LATE::issuer);
    }

    private Answer getWith(String token) {
        return send(plain("/notes").header("Authorization", "Bearer " + token));
    }

    @Test
    void requestWhenNoKeyCanBeHadThenServiceUnavailableUntilItCan() {
        String token = TestIssuer.sign(LATE.key(), "at+jwt", ISSUER.claims(account, "notes:read", claims -> {}));
        send(plain("/actuator/health/readiness")).expect(200);
        for (int i = 0; i < 3; i++) {
            assertThat(getWith(token).expect(503).isProblem().header("Retry-After"))
                    .isNotNull();
        }
        getWith("garbage").expect(401);
        LATE.setDown(false);
        await().until(() -> getWith(token).status() == 200);
    }
}
