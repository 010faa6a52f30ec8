package dev.yata.launcher.service;

import dev.yata.command.Installation;
import dev.yata.command.StartupArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jar of a service: unpacked and with a start-up archive if {@link Prepare} made them, otherwise as built. */
record ServiceJar(Installation installation, Path jar, List<String> archiveOptions) {

    /**
     * JVM options that multiply the thresholds of the optimizing compiler by ten. With the usual ones it slows down the
     * start on few cores.
     */
    private static final List<String> LATE_OPTIMIZING = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    /**
     * JVM options that limit the memory. Without memory the JVM exits with {@link ServiceProcess#OUT_OF_MEMORY}, because
     * it would keep its port and answer only some requests.
     */
    private static final List<String> MEMORY =
            List.of("-Xmx384m", "-XX:MaxDirectMemorySize=64m", "-XX:+ExitOnOutOfMemoryError");

    static ServiceJar of(Installation installation, String name) throws IOException {
        Path built = installation.jar(name);
        Path unpacked = unpackedFolder(installation, name).resolve(name + ".jar");
        // A build with plain Maven does not update the unpacked jar.
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

    /** Returns the command line with these further JVM options. */
    List<String> command(List<String> jvmOptions) {
        List<String> arguments = new ArrayList<>(archiveOptions);
        arguments.addAll(LATE_OPTIMIZING);
        arguments.addAll(MEMORY);
        arguments.addAll(jvmOptions);
        arguments.addAll(List.of("-jar", jar.toString()));
        return installation.java(arguments);
    }
}
