package dev.yata.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.command.Installation;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a copy of the shell script in an empty checkout, with a stub of Maven that waits for the test. */
class BuildLockIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final List<String> MODULES =
            List.of("libraries/yata-home", "auth-server", "todo-api", "mcp-stdio-server", "launcher");

    @TempDir
    private Path checkout;

    private final List<Process> started = new ArrayList<>();
    private int runs;

    /** The stub of the launcher. Makes the marker file of the archives, or prints its command. */
    public static final class Stub {

        private Stub() {}

        public static void main(String[] arguments) throws IOException {
            if (arguments[0].equals("prepare")) {
                Path archives =
                        Path.of(System.getProperty("yata.root"), "target/archives", System.getProperty("java.version"));
                Files.createDirectories(archives);
                Files.writeString(archives.resolve("complete"), "");
            }
            System.out.println("stub ran " + arguments[0]);
        }
    }

    @BeforeEach
    void copyScript() throws IOException {
        Files.copy(Installation.current().script(), checkout.resolve("yata"), StandardCopyOption.COPY_ATTRIBUTES);
        List<String> lines = MODULES.stream()
                .map(module -> "<module>" + module + "</module>")
                .toList();
        Files.write(checkout.resolve("pom.xml"), lines);
        for (String module : MODULES) {
            Files.createDirectories(checkout.resolve(module).resolve("src/main"));
            Files.createFile(checkout.resolve(module).resolve("pom.xml"));
        }
        writeStubJar();
        Path maven = Files.createDirectory(checkout.resolve("bin")).resolve("mvn");
        Files.writeString(maven, """
                #!/bin/sh
                echo $$ >>maven.pids
                until [ -f let-go ]; do sleep 0.1; done
                for module in %s; do
                    mkdir -p "$module/target"
                    cp stub.jar "$module/target/${module##*/}.jar"
                done
                """.formatted(String.join(" ", MODULES)));
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private void writeStubJar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Stub.class.getName());
        String entry = Stub.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(checkout.resolve("stub.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest);
                var code = Stub.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            code.transferTo(jar);
        }
    }

    @AfterEach
    void endWhatIsLeft() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void upWhenTwoBuildAtOnceThenOneBuildsAndTheOtherWaitsForIt() throws Exception {
        Process first = up();
        awaitMaven();
        Process second = up();
        await().atMost(TIMEOUT).until(() -> second.children().anyMatch(child -> isSleep(child)));

        Files.createFile(checkout.resolve("let-go"));

        assertThat(exit(first)).isZero();
        assertThat(exit(second)).isZero();
        assertThat(Files.readAllLines(checkout.resolve("maven.pids"))).hasSize(1);
        assertThat(Files.readString(output(0))).contains("Building YATA").contains("stub ran up");
        assertThat(Files.readString(output(1))).doesNotContain("Building YATA").contains("stub ran up");
        assertThat(lock()).doesNotExist();
    }

    @Test
    void upWhenTheLocksHolderIsGoneThenBuilds() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(lock().getParent());
        Files.writeString(lock(), gone.pid() + "\n");
        Files.createFile(checkout.resolve("let-go"));

        assertThat(exit(up())).isZero();
        assertThat(lock()).doesNotExist();
    }

    @Test
    void upWhenTerminatedDuringTheBuildThenMavenEndsAndTheNextBuilds() throws Exception {
        Process up = up();
        ProcessHandle maven = awaitMaven();

        up.destroy();

        assertThat(exit(up)).isEqualTo(143);
        await().atMost(TIMEOUT).until(() -> !maven.isAlive());
        assertThat(lock()).doesNotExist();

        Files.createFile(checkout.resolve("let-go"));
        assertThat(exit(up())).isZero();
        assertThat(Files.readAllLines(checkout.resolve("maven.pids"))).hasSize(2);
    }

    @Test
    void upWhenTheBuildFailsThenShowsItsEndAndFreesTheLock() throws Exception {
        Files.writeString(checkout.resolve("bin/mvn"), "#!/bin/sh\necho 'cannot find symbol'\nexit 1\n");

        assertThat(exit(up())).isEqualTo(1);
        assertThat(Files.readString(output(0))).contains("cannot find symbol", "the build failed");
        assertThat(lock()).doesNotExist();
    }

    private static boolean isSleep(ProcessHandle process) {
        return process.info().command().orElse("").contains("sleep");
    }

    private ProcessHandle awaitMaven() {
        Path pids = checkout.resolve("maven.pids");
        await().atMost(TIMEOUT).until(() -> Files.exists(pids) && Files.size(pids) > 0);
        try {
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(pids).get(0)))
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Process up() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(checkout.resolve("yata").toString(), "up");
        builder.environment()
                .merge("PATH", checkout.resolve("bin").toString(), (path, bin) -> bin + File.pathSeparator + path);
        Process up = builder.redirectErrorStream(true)
                .redirectOutput(output(runs++).toFile())
                .start();
        up.getOutputStream().close();
        started.add(up);
        return up;
    }

    private Path output(int run) {
        return checkout.resolve("run-" + run + ".out");
    }

    private Path lock() {
        return checkout.resolve("target/building");
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
