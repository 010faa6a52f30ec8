/**
 * Reads JSON into plain maps and lists and writes it back.
 *
 * <p>Uses only Jackson's streaming core, because data binding loads about 600 classes before the first response.
 */
@NullMarked
package dev.yata.mcp.server.json;

import org.jspecify.annotations.NullMarked;
