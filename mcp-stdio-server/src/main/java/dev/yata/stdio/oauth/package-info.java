/**
 * The only door to an access token: the client credentials grant (RFC 6749 §4.4) for one resource (RFC 8707), as a
 * client with a secret or a key of its own (RFC 7523), for bearer or key-bound tokens (RFC 9449).
 *
 * <p>Fetched when first needed, kept in memory only, refreshed ahead of its end. Must not know what a token is used for.
 */
@NullMarked
package dev.yata.stdio.oauth;

import org.jspecify.annotations.NullMarked;
