package dev.yata.mcp.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.mcp.server.protocol.Message.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestStatesTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Request REQUEST = new Request(1, "tools/call", Map.of("name", "t"));

    private Instant time = NOW;
    private final RequestStates states = new RequestStates("client", new Clock() {
        @Override
        public Instant instant() {
            return time;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Test
    void ofWhenStateIsFreshThenKnowsTheQuestion() {
        String state = states.issue(REQUEST, "Sure?");
        time = NOW.plus(Duration.ofMinutes(9));

        assertThat(states.of(with(state)).age()).isEqualTo(Duration.ofMinutes(9));
        assertThat(states.of(with(state)).isAbout("Sure?")).isTrue();
        assertThat(states.of(with(state)).isAbout("Really?")).isFalse();
    }

    @Test
    void ofWhenStateHasExpiredThenRefusesIt() {
        String state = states.issue(REQUEST, "Sure?");
        time = NOW.plus(Duration.ofMinutes(10));

        assertThatThrownBy(() -> states.of(with(state))).hasMessageContaining("has expired");
    }

    @Test
    void ofWhenStateIsOfAnotherProcessThenRefusesIt() {
        String state = new RequestStates("client", Clock.systemUTC()).issue(REQUEST, "Sure?");

        assertThatThrownBy(() -> states.of(with(state))).hasMessageContaining("was not issued");
    }

    @Test
    void ofWhenAnyBitIsChangedThenRefusesIt() {
        byte[] state = java.util.Base64.getUrlDecoder().decode(states.issue(REQUEST, "Sure?"));
        for (int i = 0; i < state.length; i++) {
            byte[] changed = state.clone();
            changed[i] ^= 1;
            String text = java.util.Base64.getUrlEncoder().encodeToString(changed);
            assertThatThrownBy(() -> states.of(with(text))).hasMessageContaining("was not issued");
        }
    }

    @Test
    void ofWhenThereIsNoneThenIsNull() {
        assertThat(states.of(REQUEST)).isNull();
    }

    private static Request with(String state) {
        return new Request(2, "tools/call", Map.of("name", "t", "requestState", state, "_meta", Map.of("k", 1)));
    }
}
