package dev.yata.mcp.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTests {

    private final List<String> sent = new ArrayList<>();
    private int written;
    private final ResponseSink whole = new ResponseSink() {
        @Override
        public void send(byte[] json, Runnable whenWritten) {
            sent.add(new String(json, StandardCharsets.UTF_8));
            whenWritten.run();
        }

        @Override
        public void noResponse() {
            sent.add("skipped");
        }
    };

    @Test
    void sendWhenTheLastAnswerIsThereThenSendsAllAsOneArray() {
        Batch batch = new Batch(3, 100, whole);
        send(batch, "1");
        batch.noResponse();
        assertThat(sent).isEmpty();
        send(batch, "{}");

        assertThat(sent).containsExactly("[1,{}]");
        assertThat(written).isEqualTo(2);
    }

    @Test
    void skipWhenNothingIsAnsweredThenSendsNothing() {
        new Batch(1, 100, whole).noResponse();

        assertThat(sent).isEmpty();
    }

    @Test
    void reserveWhenOthersHaveReservedThenTakesOnlyWhatIsLeft() {
        Batch batch = new Batch(2, 100, whole);

        assertThat(batch.reserve(60)).isTrue();
        assertThat(batch.reserve(41)).isFalse();
        assertThat(batch.reserve(40)).isTrue();
    }

    private void send(Batch batch, String json) {
        batch.send(json.getBytes(StandardCharsets.UTF_8), () -> written++);
    }
}
