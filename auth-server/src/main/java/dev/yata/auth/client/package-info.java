/**
 * Who may ask: OAuth clients in {@code oauth_clients}, their hashed secrets and their authentication (RFC 6749 section
 * 2.3). Must not know tokens, HTTP or the admin API.
 */
@NullMarked
package dev.yata.auth.client;

import org.jspecify.annotations.NullMarked;
