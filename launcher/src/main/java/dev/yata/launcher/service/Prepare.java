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
        StartupArchive archive = draft("mcp-stdio-server");
        train(
                "mcp-stdio-server",
                archive,
                new ProcessBuilder(installation.java(List.of(
                        "@" + installation.packaging().resolve("jvm.options"),
                        archive.record(),
                        "-jar",
                        installation.jar("mcp-stdio-server").toString(),
                        "--rehearse"))));
    }

    /** Runs one admin command, because users wait for these. */
    private void trainLauncher() throws IOException, InterruptedException {
        StartupArchive archive = draft("launcher");
        try (TemporaryFolder folder = TemporaryFolder.create();
                TrainingServer server = TrainingServer.start(new YataHome(folder.path()))) {
            ProcessBuilder once = new ProcessBuilder(installation.java(List.of(
                    archive.record(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-jar",
                    installation.jar("launcher").toString(),
                    "clients",
                    "list")));
            once.environment().put("YATA_HOME", server.home().folder().toString());
            train("launcher", archive, once);
        }
    }

    /** Unpacks the jar, because archives support plain jars only, and starts it once on a temporary database. */
    private void trainService(String name) throws IOException, InterruptedException {
        Path unpacked = ServiceJar.unpackedFolder(installation, name);
        run(
                name,
                new ProcessBuilder(installation.java(List.of(
                        "-Djarmode=tools",
                        "-jar",
                        installation.jar(name).toString(),
                        "extract",
                        "--destination",
                        unpacked.toString()))));
        try (TemporaryFolder home = TemporaryFolder.create()) {
            StartupArchive archive = draft(name);
            List<String> options =
                    List.of(archive.record(), "-Dspring.context.exit=onRefresh", "-Djava.io.tmpdir=" + home.path());
            ProcessBuilder once =
                    new ProcessBuilder(ServiceJar.of(installation, name).command(options));
            // The training run must not use a configured database.
            once.environment().keySet().removeIf(variable -> variable.startsWith("SPRING_"));
            once.environment().put("YATA_HOME", home.path().toString());
            once.environment()
                    .put("YATA_AUTH_PORT", Integer.toString(Port.anyFree().number()));
            once.environment()
                    .put("YATA_API_PORT", Integer.toString(Port.anyFree().number()));
            try {
                train(name, archive, once);
            } finally {
                // This exit does not run shutdown hooks, so the database still runs.
                OrphanedPostgres.stop(new YataHome(home.path()).database(name));
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
        int exit = exitOf(process);
        if (exit != 0) {
            System.out.println("No archive for " + name + ": exit code " + exit + ", see " + log);
        }
        return exit == 0;
    }

    private static int exitOf(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            process.destroyForcibly().waitFor();
            throw stopped;
        }
    }
}
