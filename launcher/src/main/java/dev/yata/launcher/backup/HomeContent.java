package dev.yata.launcher.backup;

import dev.yata.home.YataHome;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The part of a home that a backup contains: databases, keys and credentials. */
record HomeContent(YataHome home) {

    /** Folders of old content, which {@code ./yata restore --replace} makes. */
    static final String REPLACED = "replaced-";

    /** A restore that was interrupted may leave this folder. */
    static final String DRAFT = "restore-draft";

    /** Locks and logs. Services make these again. */
    private static final Set<String> TEMPORARY = Set.of("up.lock", "logs", "tmp", DRAFT);

    /** Locks, and the unpacked PostgreSQL. Services make these again. */
    private static final Set<String> TEMPORARY_OF_SERVICE = Set.of("lock", "binaries");

    /** Returns the entries directly in the home. */
    List<Path> top() throws IOException {
        try (Stream<Path> entries = Files.list(home.folder())) {
            return entries.filter(entry -> !isTemporary(home.folder().relativize(entry)))
                    .sorted()
                    .toList();
        }
    }

    /** Returns all files and folders, each folder before its content. */
    List<Path> all() throws IOException {
        try (Stream<Path> entries = Files.walk(home.folder(), FileVisitOption.FOLLOW_LINKS)) {
            return entries.filter(entry -> !entry.equals(home.folder()))
                    .filter(entry -> !isTemporary(home.folder().relativize(entry)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isTemporary(Path relative) {
        String top = relative.getName(0).toString();
        return TEMPORARY.contains(top)
                || top.startsWith(REPLACED)
                || (relative.getNameCount() > 1
                        && TEMPORARY_OF_SERVICE.contains(relative.getName(1).toString()))
                || relative.endsWith("postmaster.pid");
    }
}
