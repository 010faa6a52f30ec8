/**
 * Who did what to which client or key: the table {@code audit_events}, which is only ever added to. Knows no other room
 * but the settings; every room that changes something reports here.
 */
@NullMarked
package dev.yata.auth.audit;

import org.jspecify.annotations.NullMarked;
