package dev.yata.auth.key;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Amazon Corretto's crypto provider, which is native code: ES256 takes it a fifth to a tenth of the JDK's time. */
final class FastSignatures {

    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final Logger LOG = LoggerFactory.getLogger(FastSignatures.class);
    private static final @Nullable Provider FOUND = find();

    private FastSignatures() {}

    /** Signs and verifies ES256 and RS256; null where its library can't be loaded, then the JDK's own have to do. */
    static @Nullable Provider provider() {
        return FOUND;
    }

    /** By name, since it does not exist for every platform this is compiled on. */
    private static @Nullable Provider find() {
        try {
            Provider provider =
                    (Provider) Class.forName(PROVIDER).getField("INSTANCE").get(null);
            Signature.getInstance("SHA256withECDSA", provider);
            Signature.getInstance("SHA256withRSA", provider);
            return provider;
        } catch (ReflectiveOperationException | GeneralSecurityException | LinkageError absent) {
            LOG.info("The JDK signs and verifies: the native provider can't be used here ({})", absent.toString());
            return null;
        }
    }
}
