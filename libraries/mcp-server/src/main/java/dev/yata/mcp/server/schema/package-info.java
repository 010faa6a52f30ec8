/**
 * Declares each parameter once, both for the JSON Schema that a client sees and for reading the values.
 *
 * <p>Accepts numbers, booleans, arrays and objects in strings too, but checks their content strictly. An error says
 * what is wrong and what is accepted.
 */
@NullMarked
package dev.yata.mcp.server.schema;

import org.jspecify.annotations.NullMarked;
