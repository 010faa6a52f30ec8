package dev.yata.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class StatusListTests {

    private static final Instant NOW = Instant.ofEpochSecond(3_000);

    @Test
    void compressedWhenInflatedThenLowestBitFirst() throws IOException {
        StatusList list = StatusList.of(131_072, List.of(131_072L, 131_072L + 9, 262_143L));

        byte[] bits = new InflaterInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(list.compressed())))
                .readAllBytes();

        assertThat(bits).hasSize(16_384);
        assertThat(bits[0]).isEqualTo((byte) 0b0000_0001);
        assertThat(bits[1]).isEqualTo((byte) 0b0000_0010);
        assertThat(bits[16_383]).isEqualTo((byte) 0b1000_0000);
    }

    @Test
    void etagWhenContentOrPeriodChangesThenAnother() {
        String etag = StatusList.of(0, List.of(1L)).etag(NOW);

        assertThat(StatusList.of(0, List.of(1L)).etag(NOW.plusSeconds(299))).isEqualTo(etag);
        assertThat(StatusList.of(0, List.of(2L)).etag(NOW)).isNotEqualTo(etag);
        assertThat(StatusList.of(0, List.of(1L)).etag(NOW.plusSeconds(300))).isNotEqualTo(etag);
    }
}
