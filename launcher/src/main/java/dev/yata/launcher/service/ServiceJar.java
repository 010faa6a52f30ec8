package dev.yata.launcher.service;

import dev.yata.launcher.installation.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to run a service's jar: unpacked and with its start-up archive where {@link Prepare} made them, else as built. */
record ServiceJar(Installation installation, Path jar, StartupArchive archive) {

    static ServiceJar of(Installation installation, String name) {
        Path unpacked = unpackedFolder(installation, name).resolve(name + ".jar");
        return new ServiceJar(
                installation,
                Files.exists(unpacked) ? unpacked : installation.jar(name),
                StartupArchive.of(installation, name));
    }

    static Path unpackedFolder(Installation installation, String name) {
        return installation.archives().resolve(name);
    }

    /** The command line, with further JVM options before the jar. */
    List<String> command(List<String> jvmOptions) {
        List<String> arguments = new ArrayList<>(archive.options());
        arguments.addAll(jvmOptions);
        arguments.addAll(List.of("-jar", jar.toString()));
        return installation.java(arguments);
    }
}
