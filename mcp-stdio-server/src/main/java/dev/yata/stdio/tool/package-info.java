/**
 * Defines the tools that an assistant sees. One class defines the name, texts, parameters, result and work of one tool.
 *
 * <p>Must not depend on HTTP, tokens, the transport, or the era of the protocol.
 */
@NullMarked
package dev.yata.stdio.tool;

import org.jspecify.annotations.NullMarked;
