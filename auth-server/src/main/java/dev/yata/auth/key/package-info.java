/**
 * What signs tokens: keys stored encrypted in {@code signing_keys}, published as a JWK set (RFC 7517), and the master
 * key everything secret is derived from. Must not know what is signed.
 */
@NullMarked
package dev.yata.auth.key;

import org.jspecify.annotations.NullMarked;
