package dev.yata.launcher.service;

import dev.yata.command.Installation;
import dev.yata.command.StartupArchive;
import dev.yata.command.StopSignal;
import dev.yata.command.TemporaryFolder;
import dev.yata.home.YataHome;
import dev.yata.postgres.OrphanedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Makes the start-up archives after a build: runs each program once on the JDK in use. Archives only shorten the start,
 * so a failure is reported and is not fatal.
 */
@Command(name = "prepare", hidden = true, description = "Make the start-up archives for the JDK in use.")
public final class Prepare implements Callable<Integer> {

    private final Installation installation = Installation.current();

    @Override
    public Integer call() throws Exception {
        return StopSignal.interrupts(this::prepare);
    }

    private int prepare() throws IOException, InterruptedException {
        System.out.println("Making start-up archives for JDK " + installation.javaVersion() + " (once per build) ...");
        TemporaryFolder.delete(installation.archives());
        Files.createDirectories(installation.archives());
        trainStdioServer();
        trainLauncher();
        trainService("auth-server");
        trainService("todo-api");
        Files.createFile(installation.archives().resolve("complete"));
        System.out.println("Done.");
        return 0;
    }

    private void trainStdioServer() throws IOException, InterruptedException {
        String options = "@" + installation.packaging().resolve("jvm.options");
        String jar = installation.jar("mcp-stdio-server").toString();
        StartupArchive archive = draft("mcp-stdio-server");
        train("mcp-stdio-server", archive, java(options, archive.record(), "-jar", jar, "--training-run"));
    }

    private ProcessBuilder java(String... arguments) {
        return new ProcessBuilder(installation.java(List.of(arguments)));
    }

    /** Runs one admin command, because users wait for these. */
    private void trainLauncher() throws IOException, InterruptedException {
        String jar = installation.jar("launcher").toString();
        StartupArchive archive = draft("launcher");
        try (TemporaryFolder folder = TemporaryFolder.create();
                TrainingServer server = TrainingServer.start(new YataHome(folder.path()))) {
            ProcessBuilder once = java(
                    archive.record(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar, "clients", "list");
            once.environment().put("YATA_HOME", server.home().folder().toString());
            train("launcher", archive, once);
        }
    }

    /** Unpacks the jar, because archives support plain jars only, and starts it once on a temporary database. */
    private void trainService(String name) throws IOException, InterruptedException {
        String jar = installation.jar(name).toString();
        String unpacked = ServiceJar.unpackedFolder(installation, name).toString();
        run(name, java("-Djarmode=tools", "-jar", jar, "extract", "--destination", unpacked));
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            StartupArchive archive = draft(name);
            List<String> options = List.of(
                    archive.record(),
                    "-Dspring.context.exit=onRefresh",
                    "-Djava.io.tmpdir=" + folder.path(),
                    // JDK 17 crashes when it archives lambdas of a signed jar, as that of the native provider is.
                    "-Dyata.native-signatures=" + archive.isSelfContained());
            ProcessBuilder once =
                    new ProcessBuilder(ServiceJar.of(installation, name).command(options));
            once.environment().keySet().removeAll(ServiceEnvironment.ignored(once.environment()));
            // The training run must not use a configured database.
            once.environment().keySet().removeIf(variable -> variable.startsWith("SPRING_"));
            YataHome home = new YataHome(folder.path());
            once.environment().putAll(ServiceEnvironment.of(home, name, Port.anyFree(), Port.anyFree()));
            // A failed training run explains itself on stdout, because its home is temporary.
            once.environment().remove("LOGGING_THRESHOLD_CONSOLE");
            try {
                train(name, archive, once);
            } finally {
                // This exit does not run shutdown hooks, so the database still runs.
                OrphanedPostgres.stop(home.database(name));
            }
        }
    }

    private StartupArchive draft(String name) {
        return StartupArchive.in(installation.archives(), name + "-draft");
    }

    /**
     * Makes an archive and moves it into place when it is finished. A JVM may start at any time, and it would end
     * silently if it read half an archive.
     */
    private void train(String name, StartupArchive archive, ProcessBuilder command)
            throws IOException, InterruptedException {
        if (run(name, command) && Files.exists(archive.file())) {
            Files.move(archive.file(), StartupArchive.of(installation, name).file(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Returns whether the process ended with exit code 0. */
    private boolean run(String name, ProcessBuilder command) throws IOException, InterruptedException {
        Path log = installation.archives().resolve(name + ".log");
        Process process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                System.out.println("No archive for " + name + ": exit code " + exit + ", see " + log);
            }
            return exit == 0;
        } catch (InterruptedException stopped) {
            process.destroyForcibly().waitFor();
            throw stopped;
        }
    }
}
