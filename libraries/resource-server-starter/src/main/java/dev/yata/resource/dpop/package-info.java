/**
 * Verifies DPoP proofs: the sender of a token must hold the key to which the token is bound (RFC 9449 §4.3 and §7).
 * Must not depend on how tokens are verified or how errors are answered.
 */
@NullMarked
package dev.yata.resource.dpop;

import org.jspecify.annotations.NullMarked;
