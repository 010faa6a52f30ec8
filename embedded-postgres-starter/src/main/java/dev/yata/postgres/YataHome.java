package dev.yata.postgres;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The folder that holds databases, keys and generated credentials: {@code yata.home}, by default {@code ~/.yata}. */
public final class YataHome {

    private YataHome() {}

    /** The folder configured in the environment, absolute; it need not exist yet. */
    public static Path in(Environment environment) {
        String configured = environment.getProperty("yata.home");
        Path home = StringUtils.hasText(configured)
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".yata");
        return home.toAbsolutePath().normalize();
    }

    /** Creates the folder and its parents where missing, readable by the owner alone (mode 0700). */
    public static Path createPrivateFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, ownerOnly("rwx------"));
    }

    /** The attribute that creates a file or folder with these permissions; none where the file system has no modes. */
    static FileAttribute<?>[] ownerOnly(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
