/**
 * JSON text to plain maps and lists and back, by Jackson's streaming core only.
 *
 * <p>Data binding loads some 600 classes before the first answer, so it is left for what is rare. Knows the SDK's types,
 * nothing of todos.
 */
@NullMarked
package dev.yata.mcp.server.json;

import org.jspecify.annotations.NullMarked;
