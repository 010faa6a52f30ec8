/** Defines prompts, which a user picks to start work with a model. */
@NullMarked
package dev.yata.mcp.server.prompt;

import org.jspecify.annotations.NullMarked;
