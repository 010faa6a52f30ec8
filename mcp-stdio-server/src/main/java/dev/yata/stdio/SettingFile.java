package dev.yata.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a setting names, read whole: one that never ends, or never begins, would keep the server from starting. */
final class SettingFile {

    /** Bytes. */
    private static final int LARGEST = 1024 * 1024;

    private SettingFile() {}

    /**
     * @param who and the verb before what the file is, such as {@code ENV_FILE names}
     * @throws InvalidSetting if it can't be read, is no regular file, no UTF-8, or too large
     */
    static String read(String who, Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw fault(
                    who,
                    file,
                    Files.isDirectory(file)
                            ? "a folder instead of a file"
                            : "a pipe or device instead of a file (stdin is for messages alone)");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw fault(who, file, "a file of more than 1 MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw fault(who, file, "a file that is not UTF-8 text");
        } catch (NoSuchFileException e) {
            throw fault(who, file, "a file that does not exist");
        } catch (AccessDeniedException e) {
            throw fault(who, file, "a file that this user may not read");
        } catch (IOException e) {
            throw fault(who, file, "a file that can't be read");
        }
    }

    private static InvalidSetting fault(String who, Path file, String what) {
        return new InvalidSetting(who + " " + what + ": " + file.toAbsolutePath());
    }

    /** Where secrets of a container are mounted, others have no access. */
    static void warnIfOpenToOthers(Path file) {
        if (!file.startsWith("/run/secrets") && isOpenToOthers(file)) {
            System.err.println("mcp-stdio-server: " + file + " can be read by others; chmod 600 it");
        }
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.getAttribute(file, "unix:mode") instanceof Integer mode && (mode & 0077) != 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false; // Another kind of file system, with other rules.
        }
    }
}
