package dev.yata.launcher.image;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Map;
import java.util.stream.Stream;

/** A zip file that keeps permissions, so that what could be run still can be when it is unpacked. */
final class Zip {

    private Zip() {}

    /** Adds a folder under another name; makes the file if there is none. */
    static void of(Path zip, Path folder, String name) throws IOException {
        try (FileSystem inside = open(zip);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                copy(
                        file,
                        inside.getPath("/" + name)
                                .resolve(folder.relativize(file).toString()));
            }
        }
    }

    /** Adds a file at the top. */
    static void add(Path zip, Path file) throws IOException {
        try (FileSystem inside = open(zip)) {
            copy(file, inside.getPath("/" + file.getFileName()));
        }
    }

    private static FileSystem open(Path zip) throws IOException {
        return FileSystems.newFileSystem(
                URI.create("jar:" + zip.toUri()), Map.of("create", "true", "enablePosixFileAttributes", "true"));
    }

    private static void copy(Path file, Path entry) throws IOException {
        if (Files.isDirectory(file)) {
            Files.createDirectories(entry);
            return;
        }
        Files.copy(file, entry);
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(entry, Files.getPosixFilePermissions(file));
        }
    }
}
