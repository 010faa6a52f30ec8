/**
 * The API's description at {@code /v3/api-docs} (OpenAPI 3.1) and its page at {@code /swagger-ui}.
 *
 * <p>Routes and bodies describe themselves; here stands what they share.
 */
@NullMarked
package dev.yata.todo.openapi;

import org.jspecify.annotations.NullMarked;
