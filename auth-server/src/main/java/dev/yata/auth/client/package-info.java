/**
 * Who may ask: OAuth clients in {@code oauth_clients}, their hashed secrets or public keys, and their authentication by
 * either (RFC 6749 section 2.3, RFC 7523). Must not know tokens, the requests these come in, or the admin API.
 */
@NullMarked
package dev.yata.auth.client;

import org.jspecify.annotations.NullMarked;
