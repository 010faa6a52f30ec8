/**
 * Gets access tokens by the client credentials grant (RFC 6749 §4.4) for one resource (RFC 8707), with a secret or a
 * private key (RFC 7523). Binds the tokens to a key if configured (RFC 9449), and keeps them in memory only. Must not
 * depend on the use of the tokens.
 */
@NullMarked
package dev.yata.client.oauth;

import org.jspecify.annotations.NullMarked;
