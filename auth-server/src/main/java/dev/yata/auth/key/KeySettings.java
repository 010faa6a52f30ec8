package dev.yata.auth.key;

import dev.yata.auth.settings.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the master key and the signing algorithm.
 *
 * @param masterKey {@code yata.master-key} (YATA_MASTER_KEY, or a mounted secret file of that name): 32 bytes in
 *     base64. Required with an external database; otherwise the file {@code master.key} in {@code yata.home} is used.
 * @param previousMasterKey {@code yata.previous-master-key} (YATA_PREVIOUS_MASTER_KEY): the former master key, set
 *     while it is being replaced
 * @param signingAlgorithm {@code yata.signing-algorithm} (YATA_SIGNING_ALGORITHM): ES256 by default, or RS256
 */
@ConfigurationProperties("yata")
record KeySettings(@Nullable Secret masterKey, @Nullable Secret previousMasterKey, SigningAlgorithm signingAlgorithm) {}
