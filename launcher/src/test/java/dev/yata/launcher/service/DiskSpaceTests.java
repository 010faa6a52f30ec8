package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.command.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskSpaceTests {

    private static final Path HOME = Path.of("/h");

    @Test
    void requireEnoughWhenDiskIsAlmostFullThenRefusesWithFigures() {
        assertThatThrownBy(() -> new DiskSpace(HOME, 12).requireEnough(false))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Only 12 MiB are free on the disk of /h, and the databases need 64 MiB")
                .hasMessageEndingWith("Nothing was started.");
        assertThatThrownBy(() -> new DiskSpace(HOME, 299).requireEnough(true)).hasMessageContaining("300 MiB");
        assertThatNoException().isThrownBy(() -> new DiskSpace(HOME, 299).requireEnough(false));
    }
}
