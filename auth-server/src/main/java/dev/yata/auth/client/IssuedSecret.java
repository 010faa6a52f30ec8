package dev.yata.auth.client;

import dev.yata.auth.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A client and its new secret. The server stores only a hash, so it can show the secret only now.
 *
 * @param secret null for a client that authenticates with its own key
 */
public record IssuedSecret(ClientDetails client, @Nullable Secret secret) {}
