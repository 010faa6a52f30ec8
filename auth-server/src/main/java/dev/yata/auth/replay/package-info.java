/**
 * Ensures with the table {@code used_proofs} that all replicas together accept a one-time proof only once. Must not
 * depend on the purpose of a proof.
 */
@NullMarked
package dev.yata.auth.replay;

import org.jspecify.annotations.NullMarked;
