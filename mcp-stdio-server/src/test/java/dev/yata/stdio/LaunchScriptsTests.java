package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code ./yata mcp} and an image's {@code mcp-yata} with a fake Java that prints its arguments to stderr. */
@DisabledOnOs(OS.WINDOWS)
class LaunchScriptsTests {

    private static final String JAVA = "#!/bin/sh\nprintf '<%s>' \"$@\" >&2\n";

    @TempDir
    private Path folder;

    private record Outcome(int exitCode, String stdout, String stderr) {}

    @BeforeEach
    void install() throws IOException {
        copy(Path.of("packaging/mcp-yata"), folder.resolve("image/bin/mcp-yata"));
        script(folder.resolve("image/bin/java"), JAVA);
        Files.createDirectories(folder.resolve("image/lib/mcp-yata"));
        copy(Path.of("../yata"), folder.resolve("clone/yata"));
        Path target = Files.createDirectories(folder.resolve("clone/mcp-stdio-server/target"));
        Files.createFile(target.resolve("mcp-stdio-server.jar"));
        script(folder.resolve("jdk/bin/java"), JAVA);
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"999\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-verbose:gc",
                "-verbose",
                "--show-version",
                "--version",
                "--help",
                "--list-modules",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n",
                "-Dany=1 -XX:+UnlockDiagnosticVMOptions -XX:+LogVMOutput -XX:LogFile=/dev/stdout",
                "-XX:LogFile=/dev/stdout",
                "-XX:+PrintGC",
                "-XX:+PrintGCDetails",
                "-Xlog:help",
                "-Xinternalversion",
                "-Xshare:dump",
                "-XX:Flags=file",
                "@file",
                "Main",
            })
    void scriptWhenAJvmOptionMayPrintThenRefusesItByName(String options) throws Exception {
        String[] words = options.split(" ");
        for (List<String> command : List.of(List.of("image/bin/mcp-yata"), List.of("clone/yata", "mcp"))) {
            Outcome outcome = run(command, Map.of("YATA_JAVA_OPTIONS", options));

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.stdout()).isEmpty();
            assertThat(outcome.stderr()).hasLineCount(1);
            assertThat(words).anyMatch(word -> outcome.stderr().contains(" contain " + word + ":"));
        }
    }

    @Test
    void scriptWhenJvmOptionsAreSilentThenHandsThemOnAsTheyAre() throws Exception {
        String options = "-Dhttps.proxyHost=a -Xmx64m -XX:+UseG1GC --add-opens=java.base/java.lang=ALL-UNNAMED"
                + " -javaagent:a.jar -agentlib:jdwp=transport=dt_socket,server=y,quiet=y -Dall=*";
        for (List<String> command : List.of(List.of("image/bin/mcp-yata"), List.of("clone/yata", "mcp"))) {
            Outcome outcome = run(command, Map.of("YATA_JAVA_OPTIONS", options));

            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.stdout()).isEmpty();
            assertThat(outcome.stderr()).contains("<" + options.replace(" ", "><") + ">");
        }
    }

    @Test
    void scriptWhenCdpathIsSetThenPrintsNoFolder() throws Exception {
        for (List<String> command : List.of(List.of("image/bin/mcp-yata"), List.of("clone/yata", "mcp"))) {
            Outcome outcome = run(command, Map.of("CDPATH", folder.toString()));

            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.stdout()).isEmpty();
            assertThat(outcome.stderr()).contains("mcp-stdio-server.jar>");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void scriptWhenStreamsAreClosedThenJavaGetsEmptyOnes() throws Exception {
        script(folder.resolve("image/bin/java"), """
                #!/bin/sh
                links=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2)
                echo "$links" >links
                """);

        Outcome outcome = run(List.of("sh", "-c", "exec image/bin/mcp-yata <&- >&- 2>&-"), Map.of());

        assertThat(outcome.exitCode()).isZero();
        assertThat(Files.readAllLines(folder.resolve("image/lib/mcp-yata/links")))
                .containsExactly("/dev/null", "/dev/null", "/dev/null");
    }

    private Outcome run(List<String> command, Map<String, String> variables) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Path stdout = folder.resolve("stdout");
        Path stderr = folder.resolve("stderr");
        builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("ENV_FILE", "any");
        int exitCode = builder.start().waitFor();
        return new Outcome(
                exitCode,
                Files.readString(stdout, StandardCharsets.UTF_8),
                Files.readString(stderr, StandardCharsets.UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        script(to, Files.readString(from));
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
