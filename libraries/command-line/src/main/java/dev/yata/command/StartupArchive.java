package dev.yata.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Locates a file of loaded and linked classes that shortens a JVM's start. This is an AOT cache (JEP 483, 514) from JDK
 * 25 on, and a class data sharing archive (JEP 350) before. It fits one JDK and one set of jars; a JVM ignores an
 * archive that does not fit.
 *
 * @param record the JVM option that creates the archive
 * @param use the JVM option that starts with the archive
 */
public record StartupArchive(Path file, String record, String use) {

    private static final int ONE_STEP_AOT = 25;

    /** Returns a program's archive in this installation; it need not exist yet. */
    public static StartupArchive of(Installation installation, String program) {
        return in(installation.archives(), program);
    }

    /** Returns a program's archive in this folder. An empty path stands for the JVM's working directory. */
    public static StartupArchive in(Path folder, String program) {
        boolean aot = Runtime.version().feature() >= ONE_STEP_AOT;
        Path file = folder.resolve(program + (aot ? ".aot" : ".jsa"));
        return aot
                ? new StartupArchive(file, "-XX:AOTCacheOutput=" + file, "-XX:AOTCache=" + file)
                : new StartupArchive(file, "-XX:ArchiveClassesAtExit=" + file, "-XX:SharedArchiveFile=" + file);
    }

    /** Returns whether the archive works without the JDK's own archive. */
    public boolean isSelfContained() {
        return file.toString().endsWith(".aot");
    }

    /** Returns the JVM options that start with the archive, or an empty list if the archive does not exist. */
    public List<String> options() {
        if (!Files.exists(file)) {
            return List.of();
        }
        // JDK 25 warns about adapters that it rebuilds. The warning is harmless.
        return isSelfContained() ? List.of(use, "-Xlog:aot=error,aot+codecache+stubs=error") : List.of(use);
    }
}
