/**
 * Declares parameters once: the JSON Schema that a client sees and the reading of its values come from one declaration.
 *
 * <p>Reading accepts numbers, booleans, arrays and objects as strings too, but is strict about content. An error says what is
 * wrong and what is accepted.
 */
@NullMarked
package dev.yata.mcp.server.schema;

import org.jspecify.annotations.NullMarked;
