/**
 * What may be used once only, on all replicas together: the table {@code used_proofs}. Knows no other room; whoever
 * accepts a signed assertion or proof asks here last.
 */
@NullMarked
package dev.yata.auth.replay;

import org.jspecify.annotations.NullMarked;
