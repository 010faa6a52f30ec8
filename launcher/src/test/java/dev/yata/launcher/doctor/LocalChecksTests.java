package dev.yata.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.command.Installation;
import dev.yata.home.YataHome;
import dev.yata.launcher.service.DiskSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalChecksTests {

    @TempDir
    private Path folder;

    @Test
    void runWhenVariablesAreMissingThenTheRemedyIsForThatFile() {
        YataHome home = new YataHome(folder);

        assertThat(about("variables", home.mcpEnv().path()).remedy()).contains("./yata up");
        assertThat(about("variables", folder.resolve("laptop.env")).remedy())
                .contains("./yata clients create --env-file")
                .doesNotContain("./yata up");
    }

    @Test
    void runWhenVariablesNameAKeyFileThenItMustBeItsOwnersAlone() throws Exception {
        Path key = Files.writeString(folder.resolve("laptop.jwk"), "{}");
        Path variables = Files.writeString(folder.resolve("laptop.env"), "OAUTH_PRIVATE_KEY_FILE=" + key);

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(about("private key", variables).remedy()).contains("chmod");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(about("private key", variables).isGood()).isTrue();
        Files.delete(key);
        assertThat(about("private key", variables).remedy()).contains("OAUTH_PRIVATE_KEY_FILE in " + variables);
    }

    @Test
    void runWhenAPathHasASpaceThenTheCommandIsQuoted() throws Exception {
        Path variables = Files.writeString(folder.resolve("lap top.env"), "");
        Files.setPosixFilePermissions(variables, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(about("variables", variables).remedy()).isEqualTo("Run chmod go-rwx '" + variables + "'");
    }

    @Test
    void diskWhenItIsAlmostFullThenWrong() {
        assertThat(LocalChecks.disk(new DiskSpace(folder, 12)))
                .returns(false, Finding::isGood)
                .returns("only 12 MiB are free on the disk of " + folder, Finding::detail);
        assertThat(LocalChecks.disk(new DiskSpace(folder, 4000)).isGood()).isTrue();
    }

    private Finding about(String subject, Path variables) {
        Installation installation = new Installation(folder, folder, "25");
        return new LocalChecks(installation, new YataHome(folder), variables)
                .run().stream()
                        .filter(finding -> finding.subject().equals(subject))
                        .findFirst()
                        .orElseThrow();
    }
}
