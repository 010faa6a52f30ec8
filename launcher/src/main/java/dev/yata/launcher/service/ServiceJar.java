package dev.yata.launcher.service;

import dev.yata.launcher.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to run a service's jar: unpacked and with its start-up archive where {@link Prepare} made them, else as built. */
record ServiceJar(Installation installation, Path jar, List<String> archiveOptions) {

    /** Ten times the usual thresholds: else the optimizing compiler takes the cores from what is still starting. */
    private static final List<String> LATE_OPTIMIZING = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    static ServiceJar of(Installation installation, String name) throws IOException {
        Path built = installation.jar(name);
        Path unpacked = unpackedFolder(installation, name).resolve(name + ".jar");
        // A build with Maven alone leaves the unpacked jar behind as it was.
        boolean upToDate = Files.exists(unpacked)
                && Files.getLastModifiedTime(unpacked).compareTo(Files.getLastModifiedTime(built)) >= 0;
        return upToDate
                ? new ServiceJar(
                        installation,
                        unpacked,
                        StartupArchive.of(installation, name).options())
                : new ServiceJar(installation, built, List.of());
    }

    static Path unpackedFolder(Installation installation, String name) {
        return installation.archives().resolve(name);
    }

    /** The command line, with further JVM options before the jar. */
    List<String> command(List<String> jvmOptions) {
        List<String> arguments = new ArrayList<>(archiveOptions);
        arguments.addAll(LATE_OPTIMIZING);
        arguments.addAll(jvmOptions);
        arguments.addAll(List.of("-jar", jar.toString()));
        return installation.java(arguments);
    }
}
