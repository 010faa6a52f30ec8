package dev.yata.auth.key;

import dev.yata.auth.settings.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What protects and what signs.
 *
 * @param masterKey {@code yata.master-key} (YATA_MASTER_KEY, or a mounted secret file of that name): 32 bytes in base64.
 *     Needed with an external database; with the embedded one {@code master.key} in {@code yata.home} takes its place.
 * @param previousMasterKey {@code yata.previous-master-key} (YATA_PREVIOUS_MASTER_KEY): the one before, given for the
 *     starts that change it
 * @param signingAlgorithm {@code yata.signing-algorithm} (YATA_SIGNING_ALGORITHM): ES256 by default, or RS256
 */
@ConfigurationProperties("yata")
record KeySettings(@Nullable Secret masterKey, @Nullable Secret previousMasterKey, SigningAlgorithm signingAlgorithm) {}
