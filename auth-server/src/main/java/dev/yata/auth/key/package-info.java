/**
 * Manages the keys that sign tokens: stored encrypted in {@code signing_keys}, published as a JWK set (RFC 7517), and
 * rotated. Also holds the master key and the keys derived from it. Must not depend on the content of signed texts.
 */
@NullMarked
package dev.yata.auth.key;

import org.jspecify.annotations.NullMarked;
