/**
 * The tools that an assistant sees, one class each: its name, texts, parameters, result and work.
 *
 * <p>They know neither HTTP, tokens, the transport, nor the era of the protocol.
 */
@NullMarked
package dev.yata.stdio.tool;

import org.jspecify.annotations.NullMarked;
