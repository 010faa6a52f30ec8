package dev.yata.auth.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the audit.
 *
 * @param events newest first
 * @param next the cursor of the page after this one; null on the last page
 */
public record AuditPage(List<AuditEvent> events, @Nullable String next) {}
