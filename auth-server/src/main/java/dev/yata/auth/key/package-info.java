/**
 * What signs tokens: keys stored encrypted in {@code signing_keys}, published as a JWK set (RFC 7517), how they take
 * turns, and the master key that encrypts them and the key of the secret hashes. Must not know what is signed.
 */
@NullMarked
package dev.yata.auth.key;

import org.jspecify.annotations.NullMarked;
