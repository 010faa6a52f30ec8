package dev.yata.resource.limit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ClientLimitsTests {

    @Test
    void newWhenNoBodyWouldFitThenRefused() {
        assertThatThrownBy(() -> new ClientLimits(1, DataSize.ofKilobytes(255))).hasMessageContaining("at least 256KB");
        assertThatThrownBy(() -> new ClientLimits(0, DataSize.ofMegabytes(1))).hasMessageContaining("at least 1");
    }
}
