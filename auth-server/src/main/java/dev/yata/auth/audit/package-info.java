/**
 * Records who did what to which client or key in the table {@code audit_events}, and reads and exports it. Rows are only
 * added until their retention ends. It knows no other package.
 */
@NullMarked
package dev.yata.auth.audit;

import org.jspecify.annotations.NullMarked;
