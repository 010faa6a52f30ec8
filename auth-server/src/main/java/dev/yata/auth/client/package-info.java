/**
 * Registers OAuth clients: their metadata, hashed secrets and public keys, in {@code oauth_clients}. Must not know how a
 * client authenticates, tokens, or the admin API.
 */
@NullMarked
package dev.yata.auth.client;

import org.jspecify.annotations.NullMarked;
