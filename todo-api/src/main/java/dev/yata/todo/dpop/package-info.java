/**
 * Proofs that the sender of a token holds the key which the token is bound to (DPoP, RFC 9449 §4.3 and §7).
 *
 * <p>It must not know how tokens are checked or refusals are told.
 */
@NullMarked
package dev.yata.todo.dpop;

import org.jspecify.annotations.NullMarked;
