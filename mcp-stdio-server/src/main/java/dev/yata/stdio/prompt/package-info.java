/**
 * Prompts a user picks: what is to be done today, what the week was like, how to cut a task into steps. Each puts the facts
 * of the moment before the model and says which tools to use; listing them needs no network.
 *
 * <p>Must not know HTTP, tokens, nor the era of the protocol.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/prompts">MCP, prompts</a>
 */
@NullMarked
package dev.yata.stdio.prompt;

import org.jspecify.annotations.NullMarked;
