package dev.yata.launcher.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A file that holds files, of which it keeps what may be executed and nothing else of the machine they lie on: neither who
 * owns them nor what others may do with them there.
 */
abstract class Archive implements AutoCloseable {

    private static final int PROGRAM = 0100755;
    private static final int FILE = 0100644;

    /** Creates the kind that people of this operating system expect. */
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
