package dev.yata.launcher.credential;

import dev.yata.command.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with a client's private key.
 *
 * @param path absolute
 * @param isNew whether this command created the file
 */
public record PrivateKeyFile(Path path, PrivateKey key, boolean isNew) {

    private static final int MAX_BYTES = 64 * 1024;

    /**
     * Reads the key in a file: EC P-256, or RSA with at least 2,048 bits, as a private JWK or PKCS#8 PEM. If the file
     * does not exist, creates it for its owner only, with a new EC P-256 key as a JWK on one line.
     *
     * @throws UserError if the file has other content; it stays as it is
     */
    public static PrivateKeyFile readOrCreate(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            PrivateKey made = PrivateKey.generate();
            new CredentialFile(path).create(made.secretJson() + "\n");
            return new PrivateKeyFile(absolute, made, true);
        } else if (!Files.isRegularFile(path) || Files.size(path) > MAX_BYTES) {
            throw new UserError(path + " is not a file with a private key. It was left as it is. Nothing was changed.");
        }
        try {
            return new PrivateKeyFile(absolute, PrivateKey.parse(Files.readString(path)), false);
        } catch (IllegalArgumentException notAKey) {
            throw new UserError(path + " has no usable private key: " + notAKey.getMessage()
                    + " It was left as it is. Nothing was changed.");
        }
    }
}
