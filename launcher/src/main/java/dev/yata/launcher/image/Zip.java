package dev.yata.launcher.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A zip file that keeps what may be executed. It has entries for files alone: applications that unpack bundles fail at one
 * for a folder.
 */
final class Zip implements AutoCloseable {

    private static final int PROGRAM = 0100755;
    private static final int FILE = 0100644;

    private final ZipArchiveOutputStream zip;

    Zip(Path file) throws IOException {
        zip = new ZipArchiveOutputStream(file);
    }

    /** Adds a folder under another name. */
    Zip addFolder(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                add(file, name + "/" + folder.relativize(file).toString().replace('\\', '/'));
            }
        }
        return this;
    }

    /** Adds a file under a name, in which folders are separated by slashes. */
    Zip add(Path file, String name) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(Files.isExecutable(file) ? PROGRAM : FILE);
        zip.putArchiveEntry(entry);
        Files.copy(file, zip);
        zip.closeArchiveEntry();
        return this;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
