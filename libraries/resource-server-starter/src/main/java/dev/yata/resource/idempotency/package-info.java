/**
 * Replays the first response when a client repeats a POST with the same {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header). The response is stored in the transaction of the work itself.
 */
@NullMarked
package dev.yata.resource.idempotency;

import org.jspecify.annotations.NullMarked;
