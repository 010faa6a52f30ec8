package dev.yata.launcher.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file with a client's private key: made here, or brought along by its owner. */
public final class PrivateKeyFile {

    private static final int LARGEST_BYTES = 64 * 1024;

    private final Path path;
    private final PrivateKey key;
    private final boolean isNew;

    private PrivateKeyFile(Path path, PrivateKey key, boolean isNew) {
        this.path = path;
        this.key = key;
        this.isNew = isNew;
    }

    /**
     * The key of a file: EC P-256 or RSA of at least 2,048 bits, as a private JWK or PKCS#8 PEM. Where there is no such
     * file, a new EC P-256 key is written to it as a JWK on one line, for the owner alone.
     *
     * @throws UserError when the file holds something else; it stays as it is
     */
    public static PrivateKeyFile readOrCreate(Path path) throws IOException {
        if (Files.exists(path) && (!Files.isRegularFile(path) || Files.size(path) > LARGEST_BYTES)) {
            throw new UserError(path + " is no file of a private key. It was left as it is. Nothing was changed.");
        } else if (Files.exists(path)) {
            try {
                return new PrivateKeyFile(path, PrivateKey.parse(Files.readString(path)), false);
            } catch (IllegalArgumentException notAKey) {
                throw new UserError(path + " holds no usable private key: " + notAKey.getMessage()
                        + " It was left as it is. Nothing was changed.");
            }
        }
        JWK made = generate();
        new OwnerFile(path).create(made.toJSONString() + "\n");
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

    /** Whether anybody but its owner may read or write it. */
    public boolean isOpenToOthers() throws IOException {
        return Permissions.letOthersIn(path);
    }

    /** Whether this run made it. */
    public boolean isNew() {
        return isNew;
    }

    /** Deletes it if this run made it. */
    public void discardIfNew() throws IOException {
        if (isNew) {
            Files.deleteIfExists(path);
        }
    }

    /** Where it lies, absolute. */
    public Path path() {
        return path.toAbsolutePath().normalize();
    }

    /** The public part alone, as a JWK. */
    public Map<String, Object> publicJwk() {
        return key.publicJwk();
    }
}
