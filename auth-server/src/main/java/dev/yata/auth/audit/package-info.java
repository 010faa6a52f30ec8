/**
 * Records who did what to which client or key in the table {@code audit_events}, and reads and exports it. Rows cannot
 * be changed, and are deleted only when their retention ends. Must not depend on any other package.
 */
@NullMarked
package dev.yata.auth.audit;

import org.jspecify.annotations.NullMarked;
