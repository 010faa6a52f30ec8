package dev.yata.todo.authserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import dev.yata.todo.HandClock;
import dev.yata.todo.TestIssuer;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthServerKeysTests {

    private static final Duration KEEP_FOR = Duration.ofHours(2);

    private final TestIssuer issuer = new TestIssuer();
    private final HandClock clock = new HandClock();
    private final AuthServerProperties properties = new AuthServerProperties(
            issuer.issuer(),
            TestIssuer.RESOURCE,
            URI.create(issuer.issuer()),
            new AuthServerProperties.Keys(Duration.ofMinutes(5), KEEP_FOR, Duration.ofSeconds(1)));
    private final AuthServerKeys keys = new AuthServerKeys(new AuthServer(properties), properties, clock);
    private final JWKSelector known = new JWKSelector(
            new JWKMatcher.Builder().keyID(issuer.key().getKeyID()).build());
    private final JWKSelector unknown =
            new JWKSelector(new JWKMatcher.Builder().keyID("unknown").build());

    @Test
    @DisplayName("B7 Keys serve through an outage for as long as yata.keys.keep-for says, and no longer")
    void getWhenAuthServerIsDownThenKeptUntilTheSettingEnds() throws KeySourceException {
        assertThat(keys.get(known, null)).hasSize(1);
        issuer.setDown(true);
        clock.pass(KEEP_FOR);
        assertThat(keys.get(known, null)).hasSize(1);
        clock.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> keys.get(known, null)).isInstanceOf(RemoteKeySourceException.class);
        issuer.setDown(false);
        clock.pass(Duration.ofSeconds(2));
        assertThat(keys.get(known, null)).hasSize(1);
    }

    @Test
    void getWhenFreshThenFetchedOnceAndAgainWhenOld() throws KeySourceException {
        keys.get(known, null);
        keys.get(known, null);
        assertThat(issuer.requests("/oauth/jwks")).isEqualTo(1);
        clock.pass(Duration.ofMinutes(6));
        keys.get(known, null);
        assertThat(issuer.requests("/oauth/jwks")).isEqualTo(2);
    }

    @Test
    void getWhenUnknownThenFetchedAtMostOnceInTheInterval() throws KeySourceException {
        keys.get(known, null);
        for (int i = 0; i < 5; i++) {
            assertThat(keys.get(unknown, null)).isEmpty();
        }
        assertThat(issuer.requests("/oauth/jwks")).isEqualTo(1);
        clock.pass(Duration.ofSeconds(2));
        assertThat(keys.get(unknown, null)).isEmpty();
        assertThat(issuer.requests("/oauth/jwks")).isEqualTo(2);
    }
}
