/**
 * {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a repeated POST is answered as the first was.
 *
 * <p>The answer is recorded in the transaction of the work itself, so a crash leaves both or neither. It must not know
 * what is created.
 */
@NullMarked
package dev.yata.todo.idempotency;

import org.jspecify.annotations.NullMarked;
