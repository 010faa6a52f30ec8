/**
 * {@code ./yata mcp-config}: prints the configuration with which an assistant starts the stdio server.
 */
@NullMarked
package dev.yata.launcher.assistant;

import org.jspecify.annotations.NullMarked;
