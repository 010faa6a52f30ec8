package dev.yata.todo.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.todo.ApiTests;
import dev.yata.todo.TestIssuer;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service of its own, that has never seen the auth-server's keys and reaches it elsewhere than at the issuer. */
class AuthServerNotYetUpTests extends ApiTests {

    private static final TestIssuer LATE = new TestIssuer();

    @DynamicPropertySource
    static void lateAuthServer(DynamicPropertyRegistry registry) {
        LATE.setDown(true);
        registry.add("yata.auth-url", LATE::issuer);
    }

    private Answer getWith(String token) {
        return send(plain("/api/v1/todos").header("Authorization", "Bearer " + token));
    }

    @Test
    void requestWhenNoKeyCanBeHadThenServiceUnavailableUntilItCan() {
        String token = TestIssuer.sign(LATE.key(), "at+jwt", ISSUER.claims(account, "todos:read", claims -> {}));
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
