package dev.yata.launcher.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.yata.command.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file with a client's private key. */
public final class PrivateKeyFile {

    private static final int MAX_BYTES = 64 * 1024;

    private final Path path;
    private final PrivateKey key;
    private final boolean isNew;

    private PrivateKeyFile(Path path, PrivateKey key, boolean isNew) {
        this.path = path;
        this.key = key;
        this.isNew = isNew;
    }

    /**
     * Reads the key in a file: EC P-256, or RSA with at least 2,048 bits, as a private JWK or PKCS#8 PEM. If the file
     * does not exist, creates it for its owner only, with a new EC P-256 key as a JWK on one line.
     *
     * @throws UserError if the file has other content; it stays as it is
     */
    public static PrivateKeyFile readOrCreate(Path path) throws IOException {
        if (Files.exists(path) && (!Files.isRegularFile(path) || Files.size(path) > MAX_BYTES)) {
            throw new UserError(path + " is not a file with a private key. It was left as it is. Nothing was changed.");
        } else if (Files.exists(path)) {
            try {
                return new PrivateKeyFile(path, PrivateKey.parse(Files.readString(path)), false);
            } catch (IllegalArgumentException notAKey) {
                throw new UserError(path + " has no usable private key: " + notAKey.getMessage()
                        + " It was left as it is. Nothing was changed.");
            }
        }
        JWK made = generate();
        new CredentialFile(path).create(made.toJSONString() + "\n");
        return new PrivateKeyFile(path, new PrivateKey(made), true);
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every JDK can make an EC P-256 key", impossible);
        }
    }

    /** Returns whether others than its owner may read or write it. */
    public boolean isOpenToOthers() throws IOException {
        return new CredentialFile(path).isOpenToOthers();
    }

    /** Returns whether this command created the file. */
    public boolean isNew() {
        return isNew;
    }

    /** Deletes the file if this command created it. */
    public void discardIfNew() throws IOException {
        if (isNew) {
            Files.deleteIfExists(path);
        }
    }

    /** Returns the absolute path. */
    public Path path() {
        return path.toAbsolutePath().normalize();
    }

    /** Returns the public part as a JWK. */
    public Map<String, Object> publicJwk() {
        return key.publicJwk();
    }
}
