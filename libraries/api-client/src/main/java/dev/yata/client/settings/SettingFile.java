package dev.yata.client.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that settings name. Refuses pipes, devices and large files, which could block or end the start. */
final class SettingFile {

    /** In bytes. */
    private static final int LARGEST = 1024 * 1024;

    private SettingFile() {}

    /**
     * Returns the content.
     *
     * @param subject and verb that begin an error message, such as {@code ENV_FILE names}
     * @throws InvalidSetting if the file is unreadable, not a regular file, not UTF-8, or too large
     */
    static String read(String subject, Path file) {
        if (Files.isDirectory(file)) {
            throw fault(subject, file, "a folder instead of a file");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw fault(subject, file, "a pipe or device instead of a file (stdin is for messages alone)");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw fault(subject, file, "a file of more than 1 MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw fault(subject, file, "a file that is not UTF-8 text");
        } catch (NoSuchFileException e) {
            throw fault(subject, file, "a file that does not exist");
        } catch (AccessDeniedException e) {
            throw fault(subject, file, "a file that this user may not read");
        } catch (IOException e) {
            throw fault(subject, file, "a file that can't be read");
        }
    }

    /**
     * Returns the file that a path leads to, with all links resolved. Returns a missing file unchanged.
     *
     * @param subject that begins an error message, such as {@code OAUTH_CLIENT_SECRET_FILE in /x/.env}
     * @throws InvalidSetting if the file is outside of the folder
     */
    static Path inside(Path folder, Path file, String subject) {
        try {
            Path real = file.toRealPath();
            if (real.startsWith(folder.toRealPath())) {
                return real;
            }
        } catch (IOException e) {
            if (Files.notExists(file)) {
                return file;
            }
        }
        throw new InvalidSetting(
                subject + " names a file outside of the working directory: to allow that, set ENV_FILE to"
                        + " the path of the .env file");
    }

    private static InvalidSetting fault(String subject, Path file, String what) {
        return new InvalidSetting(subject + " " + what + ": " + file.toAbsolutePath());
    }

    /** Warns on stderr if other users can read the file. Files in {@code /run/secrets} of a container are exempt. */
    static void warnIfOpenToOthers(Path file) {
        if (!file.startsWith("/run/secrets") && isOpenToOthers(file)) {
            System.err.println("mcp-stdio-server: " + file + " can be read by others; chmod 600 it");
        }
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.getAttribute(file, "unix:mode") instanceof Integer mode && (mode & 0077) != 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false; // The file system has other permissions.
        }
    }
}
