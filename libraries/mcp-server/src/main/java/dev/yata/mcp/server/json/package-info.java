/**
 * Reads JSON into plain maps and lists and writes it back.
 *
 * <p>Uses Jackson's streaming core only, because data binding loads some 600 classes before the first answer.
 */
@NullMarked
package dev.yata.mcp.server.json;

import org.jspecify.annotations.NullMarked;
