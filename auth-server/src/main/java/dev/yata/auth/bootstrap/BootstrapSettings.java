package dev.yata.auth.bootstrap;

import dev.yata.auth.settings.Secret;
import dev.yata.auth.settings.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Sets the credentials of the first start; absent ones are generated and written to a file under {@code yata.home}.
 * Later starts ignore them. Mount them as secret files that are named after the properties.
 *
 * @param adminClientSecret {@code yata.bootstrap.admin-client-secret}: at least 32 random characters
 * @param defaultClientSecret {@code yata.bootstrap.default-client-secret}: at least 32 random characters
 * @param adminPassword {@code yata.bootstrap.admin-password}: of the console user, 12 to 72 bytes
 * @param renew {@code yata.bootstrap.renew}: whether this start replaces credentials that are missing or outdated
 *     in its files. Always true with the embedded database, because no other server uses it
 */
@ConfigurationProperties("yata.bootstrap")
record BootstrapSettings(
        @Nullable Secret adminClientSecret,
        @Nullable Secret defaultClientSecret,
        @Nullable Secret adminPassword,
        boolean renew) {

    BootstrapSettings {
        adminClientSecret = checked(adminClientSecret, "admin-client-secret", 32, 512);
        defaultClientSecret = checked(defaultClientSecret, "default-client-secret", 32, 512);
        adminPassword = checked(adminPassword, "admin-password", 12, 72);
    }

    private static @Nullable Secret checked(@Nullable Secret secret, String name, int min, int max) {
        if (secret == null || secret.value().isBlank()) {
            return null;
        }
        if (secret.bytes().length < min || secret.bytes().length > max) {
            throw new StartRefusedException(
                    "yata.bootstrap." + name + " must have " + min + " to " + max + " characters.",
                    "Make one with: openssl rand -base64 32. Or leave it out, and one is generated.");
        }
        return secret;
    }
}
