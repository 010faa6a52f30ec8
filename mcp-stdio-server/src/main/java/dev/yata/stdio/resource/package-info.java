/**
 * Provides the resources {@code todos://open}, {@code todos://overdue} and {@code todo://{id}}. Completes the ID by
 * words of the title, and detects changes for clients that subscribe.
 *
 * <p>Must not depend on HTTP, tokens, or the era of the protocol.
 */
@NullMarked
package dev.yata.stdio.resource;

import org.jspecify.annotations.NullMarked;
