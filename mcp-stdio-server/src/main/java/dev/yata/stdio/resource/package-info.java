/**
 * The resources that a client can read: {@code todos://open}, {@code todos://overdue} and {@code todo://{id}}, with
 * completion of the ID by words of the title, and with watches.
 *
 * <p>They know neither HTTP, tokens, nor the era of the protocol.
 */
@NullMarked
package dev.yata.stdio.resource;

import org.jspecify.annotations.NullMarked;
