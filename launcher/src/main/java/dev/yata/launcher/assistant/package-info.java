/** {@code yata mcp-config}: what to paste into each assistant so that it launches the stdio server. */
@NullMarked
package dev.yata.launcher.assistant;

import org.jspecify.annotations.NullMarked;
