/**
 * Accepts one-time proofs once, on all replicas together, with the table {@code used_proofs}. Must not know what the proofs
 * are for.
 */
@NullMarked
package dev.yata.auth.replay;

import org.jspecify.annotations.NullMarked;
