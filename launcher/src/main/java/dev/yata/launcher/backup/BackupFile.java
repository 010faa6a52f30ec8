package dev.yata.launcher.backup;

import dev.yata.command.UserError;
import dev.yata.home.PrivateFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A zip file with the content of a home. Its first entry says what made it. */
record BackupFile(Path path) {

    private static final String DESCRIPTION = "yata-backup.json";
    private static final int FORMAT = 1;

    /** Writes these files of the folder, and returns the size. The file must exist and be empty. */
    long write(Path folder, List<Path> content, String created) throws IOException {
        try (OutputStream file = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(DESCRIPTION));
            zip.write(JsonMapper.shared()
                    .createObjectNode()
                    .put("format", FORMAT)
                    .put("created", created)
                    .put("platform", platform())
                    .toString()
                    .getBytes(StandardCharsets.UTF_8));
            for (Path entry : content) {
                boolean isFolder = Files.isDirectory(entry);
                zip.putNextEntry(new ZipEntry(name(folder.relativize(entry)) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(entry, zip);
                }
            }
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
            return channel.size();
        }
    }

    private static String name(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }

    /** Returns the system that the database's files are for. */
    private static String platform() {
        return System.getProperty("os.name").replaceFirst(" .*", "") + " " + System.getProperty("os.arch");
    }

    /**
     * Reads the whole file, checks it, and returns the time when it was made.
     *
     * @throws UserError if it is damaged, or is not a backup that this system can use
     */
    String check(Path target) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipEntry description = zip.getEntry(DESCRIPTION);
            if (description == null) {
                throw unusable("is not a backup");
            }
            JsonNode about = read(zip, description);
            if (about.path("format").asInt(0) != FORMAT) {
                throw unusable("is of a newer YATA");
            }
            String platform = about.path("platform").asString("");
            if (!platform.equals(platform())) {
                throw unusable("is of another system, " + platform + "; here it is " + platform() + ", and PostgreSQL's"
                        + " files differ");
            }
            long size = 0;
            for (ZipEntry entry : zip.stream().toList()) {
                if (!target.resolve(entry.getName()).normalize().startsWith(target)) {
                    throw unusable("has a file outside of its folder");
                }
                size += contentLength(zip, entry);
            }
            if (size > Files.getFileStore(target).getUsableSpace()) {
                throw unusable(
                        "needs " + size / 1_000_000 + " MB on the disk of " + target + ", which has less free space");
            }
            return about.path("created").asString("");
        } catch (ZipException | EOFException | JacksonException damaged) {
            throw unusable("is not a complete backup");
        }
    }

    private static JsonNode read(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            return JsonMapper.shared().readTree(content.readNBytes(64 * 1024));
        }
    }

    private long contentLength(ZipFile zip, ZipEntry entry) throws IOException {
        try (CheckedInputStream content = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            long length = content.transferTo(OutputStream.nullOutputStream());
            if (content.getChecksum().getValue() != entry.getCrc()) {
                throw unusable("is damaged at " + entry.getName());
            }
            return length;
        }
    }

    private UserError unusable(String reason) {
        return new UserError(path + " " + reason + ". Nothing was changed.");
    }

    /** Unpacks a checked file into an empty folder. Only the owner can read the files. */
    void unpack(Path target) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    PrivateFile.createFolder(file);
                } else if (!entry.getName().equals(DESCRIPTION)) {
                    PrivateFile.createFolder(file.resolveSibling(""));
                    new PrivateFile(file).create("");
                    try (InputStream content = zip.getInputStream(entry);
                            OutputStream copy = Files.newOutputStream(file)) {
                        content.transferTo(copy);
                    }
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.force(true);
                    }
                }
            }
        }
    }
}
