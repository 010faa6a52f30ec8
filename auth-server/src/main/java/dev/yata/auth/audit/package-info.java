/**
 * Who did what to which client or key: the table {@code audit_events}, which is only ever added to until the retention
 * ends, how it is read, and how it is exported. Every room that changes something reports here; knows none of them.
 */
@NullMarked
package dev.yata.auth.audit;

import org.jspecify.annotations.NullMarked;
