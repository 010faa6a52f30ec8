package dev.yata.launcher.service;

import dev.yata.launcher.installation.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of classes already loaded and linked, with which a JVM starts in a fraction of the time: an AOT cache (JEP 483,
 * 514) from JDK 25 on, a class data sharing archive (JEP 350) before. It fits one JDK and one set of jars; a JVM that
 * finds it does not fit starts without it.
 */
public record StartupArchive(Path file, String record, String use) {

    private static final int ONE_STEP_AOT = 25;

    /** The archive of one program, for this installation's JDK; it need not exist yet. */
    static StartupArchive of(Installation installation, String program) {
        return in(installation.archives(), program);
    }

    /** The archive of a program for this JDK in a folder of one's own; an empty path is the JVM's working directory. */
    public static StartupArchive in(Path folder, String program) {
        boolean aot = Runtime.version().feature() >= ONE_STEP_AOT;
        Path file = folder.resolve(program + (aot ? ".aot" : ".jsa"));
        return aot
                ? new StartupArchive(file, "-XX:AOTCacheOutput=" + file, "-XX:AOTCache=" + file)
                : new StartupArchive(file, "-XX:ArchiveClassesAtExit=" + file, "-XX:SharedArchiveFile=" + file);
    }

    /** Whether it holds the JDK's own classes too, so that it needs no other archive. */
    public boolean isSelfContained() {
        return file.toString().endsWith(".aot");
    }

    /** The JVM options that start with the archive; none when it has not been made. */
    List<String> options() {
        if (!Files.exists(file)) {
            return List.of();
        }
        // JDK 25 warns of adapters in a cache that it has to make anew, which is nothing to look into.
        return isSelfContained() ? List.of(use, "-Xlog:aot=error,aot+codecache+stubs=error") : List.of(use);
    }
}
