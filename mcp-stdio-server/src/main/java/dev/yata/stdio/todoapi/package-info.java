/**
 * The REST API under API_BASE_URL, {@code /todos…}, as Java methods: retries, idempotency keys, and every failure turned
 * into advice (RFC 9457 problems, RFC 6750 challenges).
 *
 * <p>Must not know MCP, nor how a token is obtained.
 */
@NullMarked
package dev.yata.stdio.todoapi;

import org.jspecify.annotations.NullMarked;
