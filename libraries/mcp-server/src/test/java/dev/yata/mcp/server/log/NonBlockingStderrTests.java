package dev.yata.mcp.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NonBlockingStderrTests {

    private final CountDownLatch reading = new CountDownLatch(1);
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final NonBlockingStderr lines = new NonBlockingStderr(new OutputStream() {
        @Override
        public void write(int b) {
            throw new AssertionError("lines are written whole");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            try {
                reading.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            synchronized (read) {
                read.write(bytes);
            }
        }
    });
    private final PrintStream log = new PrintStream(lines, false, StandardCharsets.UTF_8);

    @Test
    void writeWhenNobodyReadsThenDropsWhatFindsNoRoomAndSaysHowManyLinesLater() {
        String text = "x".repeat(1023);
        int kept = NonBlockingStderr.MAX_WAITING_BYTES / 1024;
        for (int i = 0; i < kept + 7; i++) {
            log.print(text + "\n");
        }
        reading.countDown();

        await().until(() -> read().size() > kept);
        assertThat(read().subList(0, kept)).allMatch(text::equals);
        assertThat(read()).hasSize(kept + 1).last().isEqualTo("[WARN] event=log.dropped lines=7");
    }

    @Test
    void drainWhenAllCanBeWrittenThenWaitsForIt() {
        reading.countDown();
        log.println("Ünïcode");
        log.println("x".repeat(100_000));
        lines.drain(1, TimeUnit.MINUTES);

        assertThat(read()).containsExactly("Ünïcode", "x".repeat(100_000));
    }

    @Test
    void drainWhenNobodyReadsThenGivesUp() {
        log.println("x");
        lines.drain(1, TimeUnit.MILLISECONDS);

        assertThat(read()).isEmpty();
    }

    private List<String> read() {
        synchronized (read) {
            return read.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }
}
