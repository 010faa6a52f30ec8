package dev.yata.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** An archive of files. It keeps which files are executable, and drops their owners and other permissions. */
record Archive<E extends ArchiveEntry>(ArchiveOutputStream<E> out, Format<E> format) implements AutoCloseable {

    private static final int PROGRAM = 0100755;
    private static final int FILE = 0100644;

    /** Makes the entry of a file. */
    interface Format<E> {

        E entry(Path file, String name, int mode) throws IOException;
    }

    /** Creates a zip on Windows and a compressed tar elsewhere. */
    static Archive<?> create(Platform platform, Path file) throws IOException {
        return platform.isWindows() ? zip(file) : tarGz(file);
    }

    /** Creates a zip without entries for folders, because some applications fail to unpack bundles with them. */
    static Archive<?> zip(Path file) throws IOException {
        return new Archive<>(new ZipArchiveOutputStream(file), (path, name, mode) -> {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setUnixMode(mode);
            return entry;
        });
    }

    /** Creates a compressed tar. Unpacked files belong to the user who unpacks it. */
    private static Archive<?> tarGz(Path file) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)), 1 << 16), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        return new Archive<>(tar, (path, name, mode) -> {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(Files.size(path));
            entry.setMode(mode);
            entry.setUserName("");
            entry.setIds(0, 0);
            return entry;
        });
    }

    /** Adds a folder under another name. */
    Archive<E> addFolder(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                add(file, name + "/" + folder.relativize(file).toString().replace('\\', '/'));
            }
        }
        return this;
    }

    /** Adds a file under a name, in which folders are separated by slashes. */
    Archive<E> add(Path file, String name) throws IOException {
        out.putArchiveEntry(format.entry(file, name, Files.isExecutable(file) ? PROGRAM : FILE));
        Files.copy(file, out);
        out.closeArchiveEntry();
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
