package dev.yata.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** An archive of files. It keeps which files are executable, and drops their owners and other permissions. */
abstract class Archive implements AutoCloseable {

    private static final int PROGRAM = 0100755;
    private static final int FILE = 0100644;

    /** Creates a zip on Windows and a compressed tar elsewhere. */
    static Archive create(Platform platform, Path file) throws IOException {
        return platform.isWindows() ? new Zip(file) : new TarGz(file);
    }

    /** Adds a folder under another name. */
    final Archive addFolder(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                add(file, name + "/" + folder.relativize(file).toString().replace('\\', '/'));
            }
        }
        return this;
    }

    /** Adds a file under a name, in which folders are separated by slashes. */
    final Archive add(Path file, String name) throws IOException {
        write(file, name, Files.isExecutable(file) ? PROGRAM : FILE);
        return this;
    }

    abstract void write(Path file, String name, int mode) throws IOException;

    @Override
    public abstract void close() throws IOException;
}
