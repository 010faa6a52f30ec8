/**
 * Calls the REST API under API_BASE_URL, {@code /todos…}, with retries and idempotency keys, and turns failures (RFC
 * 9457, RFC 6750) into advice. Must not know MCP or how a token is obtained.
 */
@NullMarked
package dev.yata.stdio.todoapi;

import org.jspecify.annotations.NullMarked;
