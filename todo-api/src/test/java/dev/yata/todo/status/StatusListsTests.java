package dev.yata.todo.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.HandClock;
import dev.yata.todo.TestIssuer;
import dev.yata.todo.authserver.AuthServer;
import dev.yata.todo.authserver.AuthServerKeys;
import dev.yata.todo.authserver.AuthServerProperties;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusListsTests {

    private static final Duration FAIL_CLOSED_AFTER = Duration.ofMinutes(5);
    private static final Duration RETIRE_AFTER = Duration.ofMinutes(15);

    private final TestIssuer issuer = new TestIssuer();
    private final HandClock clock = new HandClock();
    private final AuthServerProperties properties = new AuthServerProperties(
            issuer.issuer(),
            TestIssuer.RESOURCE,
            URI.create(issuer.issuer()),
            new AuthServerProperties.Keys(Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(1)));
    private final AuthServer authServer = new AuthServer(properties);
    private final StatusLists lists = new StatusLists(
            authServer,
            new StatusListTokens(new AuthServerKeys(authServer, properties, clock)),
            new StatusProperties(Duration.ofSeconds(1), FAIL_CLOSED_AFTER, RETIRE_AFTER, 2),
            properties,
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
        lists.refresh();
        assertThat(lists.find(uri)).isNotNull();
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
    void findWhenTooManyListsThenLeastUsedGoes() {
        for (String list : new String[] {"1", "2", "3"}) {
            lists.find(issuer.statusUri(list));
            clock.pass(Duration.ofSeconds(1));
        }
        lists.refresh();
        assertThat(issuer.requestsFor("1")).isEqualTo(1);
        assertThat(issuer.requestsFor("2")).isEqualTo(2);
        assertThat(issuer.requestsFor("3")).isEqualTo(2);
    }
}
