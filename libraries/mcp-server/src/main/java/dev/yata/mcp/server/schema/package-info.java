/**
 * Tool parameters declared once: the JSON Schema a client sees and the reading of what it sends come from the same
 * declaration, so that they can't drift apart.
 *
 * <p>Reading is lenient in form (numbers, booleans, arrays and objects may come as strings) and strict in content; what it
 * refuses, it explains. Knows no tool.
 */
@NullMarked
package dev.yata.mcp.server.schema;

import org.jspecify.annotations.NullMarked;
