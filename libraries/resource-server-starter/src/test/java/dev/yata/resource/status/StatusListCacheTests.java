package dev.yata.resource.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.resource.ManualClock;
import dev.yata.resource.TestIssuer;
import dev.yata.resource.authserver.AuthServerClient;
import dev.yata.resource.authserver.AuthServerKeys;
import dev.yata.resource.authserver.AuthServerProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class StatusListCacheTests {

    private static final Duration FAIL_CLOSED_AFTER = Duration.ofMinutes(5);
    private static final Duration RETIRE_AFTER = Duration.ofMinutes(15);

    private final TestIssuer issuer = new TestIssuer("http://api.example.test");
    private final ManualClock clock = new ManualClock();
    private final AuthServerProperties properties = new AuthServerProperties(
            issuer.issuer(),
            null,
            new AuthServerProperties.Keys(Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(1)));
    private final AuthServerClient authServer = new AuthServerClient(properties);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StatusListCache lists = new StatusListCache(
            authServer,
            new StatusListTokenVerifier(new AuthServerKeys(authServer, properties, clock)),
            new StatusListProperties(Duration.ofSeconds(1), FAIL_CLOSED_AFTER, RETIRE_AFTER, 2),
            properties,
            meters,
            clock);

    @Test
    void findWhenAuthServerIsDownThenLastListUntilItIsTooOld() {
        String uri = issuer.statusUri("1");
        assertThat(lists.find(uri)).isNotNull();
        issuer.setDown(true);
        clock.pass(FAIL_CLOSED_AFTER);
        lists.refresh();
        assertThat(lists.find(uri)).isNotNull();
        clock.pass(Duration.ofSeconds(1));
        lists.refresh();
        assertThat(lists.find(uri)).isNull();
        issuer.setDown(false);
        await().untilAsserted(() -> {
            lists.refresh();
            assertThat(lists.find(uri)).isNotNull();
        });
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void refreshWhenAuthServerIsDownThenWarnedOnceAndAgeGrows(CapturedOutput log) {
        lists.find(issuer.statusUri("1"));
        issuer.setDown(true);
        clock.pass(Duration.ofSeconds(7));
        for (int round = 1; round <= 5; round++) {
            lists.refresh();
            int asked = 1 + round;
            await().untilAsserted(() -> {
                lists.refresh();
                assertThat(issuer.requestsFor("1")).isGreaterThan(asked);
            });
        }
        assertThat(meters.get("yata.status.oldest.age").timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(7);
        issuer.setDown(false);
        await().untilAsserted(() -> {
            lists.refresh();
            assertThat(log).contains("All status lists can be refreshed again");
        });
        assertThat(log.getOut().split("Status lists cannot be refreshed", -1)).hasSize(2);
        assertThat(meters.get("yata.status.oldest.age").timeGauge().value(TimeUnit.SECONDS))
                .isZero();
    }

    @Test
    void refreshWhenAuthServerHangsThenEachListIsAskedForOnceAndAllAtOnce() {
        lists.find(issuer.statusUri("1"));
        lists.find(issuer.statusUri("2"));
        issuer.hang();
        for (int i = 0; i < 5; i++) {
            lists.refresh();
        }
        // The auth-server hangs until both lists were requested.
        await().until(() -> issuer.requestsFor("1") == 2 && issuer.requestsFor("2") == 2);
        assertThat(lists.find(issuer.statusUri("1"))).isNotNull();
        issuer.wake();
    }

    @Test
    void findWhenFirstFetchFailsThenNotTriedForEachRequest() {
        String uri = issuer.statusUri("missing");
        for (int i = 0; i < 5; i++) {
            assertThat(lists.find(uri)).isNull();
        }
        assertThat(issuer.requestsFor("missing")).isEqualTo(1);
    }

    @Test
    void refreshWhenListIsNoLongerNamedThenForgotten() {
        lists.find(issuer.statusUri("1"));
        clock.pass(RETIRE_AFTER.plusSeconds(1));
        lists.refresh();
        lists.refresh();
        assertThat(issuer.requestsFor("1")).isEqualTo(1);
    }

    @Test
    void findWhenTooManyListsThenIdleOneGoes() {
        for (String list : new String[] {"1", "2", "3"}) {
            lists.find(issuer.statusUri(list));
            clock.pass(Duration.ofSeconds(40));
        }
        assertThat(lists.find(issuer.statusUri("3"))).isNotNull();
        lists.refresh();
        await().until(() -> issuer.requestsFor("2") == 2 && issuer.requestsFor("3") == 2);
        assertThat(issuer.requestsFor("1")).isEqualTo(1);
    }

    @Test
    void findWhenMoreListsThanRoomAreInUseThenNoneIsFetchedAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(lists.find(issuer.statusUri("1"))).isNotNull();
            assertThat(lists.find(issuer.statusUri("2"))).isNotNull();
            assertThat(lists.find(issuer.statusUri("3"))).isNull();
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(issuer.requestsFor("1")).isEqualTo(1);
        assertThat(issuer.requestsFor("2")).isEqualTo(1);
        assertThat(issuer.requestsFor("3")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-90, -30, 0})
    void refreshWhenListIsNotNewerThenRevokedTokenStaysRevoked(int seconds) {
        issuer.setListsIssuedIn(Duration.ofSeconds(30));
        issuer.revoke("1", 5);
        assertThat(revokes(5)).isTrue();
        issuer.forgetRevocations("1");
        issuer.setListsIssuedIn(Duration.ofSeconds(29 + seconds));
        awaitRefresh();
        assertThat(revokes(5)).isTrue();
    }

    @Test
    void refreshWhenListIsNewerThenReplaced() {
        issuer.revoke("1", 5);
        assertThat(revokes(5)).isTrue();
        issuer.forgetRevocations("1");
        issuer.setListsIssuedIn(Duration.ofSeconds(2));
        awaitRefresh();
        assertThat(revokes(5)).isFalse();
    }

    @Test
    void refreshWhenClockOfReplicaIsBehindThenItsRevocationsCount() {
        assertThat(revokes(5)).isFalse();
        issuer.setListsIssuedIn(Duration.ofSeconds(-20));
        issuer.revoke("1", 5);
        awaitRefresh();
        assertThat(revokes(5)).isTrue();
    }

    @Test
    void refreshWhenOnlyOneListComesForeverThenFailsClosed() {
        assertThat(lists.find(issuer.statusUri("1"))).isNotNull();
        issuer.setListsIssuedIn(Duration.ofSeconds(-20));
        clock.pass(FAIL_CLOSED_AFTER);
        awaitRefresh();
        clock.pass(Duration.ofSeconds(1));
        assertThat(lists.find(issuer.statusUri("1"))).isNull();
    }

    @Test
    void refreshWhenListIsFromTheFutureThenRefused() {
        issuer.setListsIssuedIn(Duration.ofSeconds(90));
        assertThat(lists.find(issuer.statusUri("1"))).isNull();
    }

    @Test
    void findWhenListIsExpiredThenNone() {
        issuer.setListsLiveFor(Duration.ofSeconds(10));
        assertThat(lists.find(issuer.statusUri("1"))).isNotNull();
        issuer.setDown(true);
        clock.pass(Duration.ofSeconds(13));
        assertThat(lists.find(issuer.statusUri("1"))).isNull();
    }

    @Test
    void refreshWhenOnlyNotModifiedComesThenFailsClosed() {
        assertThat(lists.find(issuer.statusUri("1"))).isNotNull();
        issuer.setNotModified(true);
        clock.pass(FAIL_CLOSED_AFTER.dividedBy(2));
        awaitRefresh();
        assertThat(meters.get("yata.status.oldest.age").timeGauge().value()).isZero();
        clock.pass(FAIL_CLOSED_AFTER.dividedBy(2).plusSeconds(1));
        awaitRefresh();
        assertThat(lists.find(issuer.statusUri("1"))).isNull();
    }

    @Test
    void refreshWhenCopyBecomesOldThenRequestedWithoutTag() {
        lists.find(issuer.statusUri("1"));
        // A signed list of another second would make the copy young again.
        issuer.setNotModified(true);
        clock.pass(FAIL_CLOSED_AFTER.dividedBy(2));
        awaitRefresh();
        assertThat(issuer.tagSentFor("1")).isEqualTo("W/\"any\"");
        clock.pass(Duration.ofSeconds(1));
        issuer.setDown(true);
        // The HTTP client repeats a request of before, with its tag, when its connection is closed.
        await().untilAsserted(() -> {
            lists.refresh();
            assertThat(issuer.tagSentFor("1")).isNull();
        });
    }

    private boolean revokes(long index) {
        StatusList list = lists.find(issuer.statusUri("1"));
        assertThat(list).isNotNull();
        return list.revokes(index);
    }

    /** Refreshes list 1. A second request starts only after the first one has ended. */
    private void awaitRefresh() {
        int enough = issuer.requestsFor("1") + 2;
        await().until(() -> {
            lists.refresh();
            return issuer.requestsFor("1") >= enough;
        });
    }
}
