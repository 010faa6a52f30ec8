package dev.yata.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A zip file. It has no entries for folders, because some applications fail to unpack bundles with them. */
final class Zip extends Archive {

    private final ZipArchiveOutputStream zip;

    Zip(Path file) throws IOException {
        zip = new ZipArchiveOutputStream(file);
    }

    @Override
    void write(Path file, String name, int mode) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        Files.copy(file, zip);
        zip.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
