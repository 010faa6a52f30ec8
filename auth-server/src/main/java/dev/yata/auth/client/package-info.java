/**
 * Registers OAuth clients: their metadata, hashed secrets and public keys, in {@code oauth_clients}. Must not depend on
 * tokens, the admin API, or how clients authenticate.
 */
@NullMarked
package dev.yata.auth.client;

import org.jspecify.annotations.NullMarked;
