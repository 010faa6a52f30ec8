/**
 * The prompts that a user picks: plan the day, review the week, break down a task. Each tells the model the facts of the
 * moment and which tools to use. To list them needs no network.
 *
 * <p>They know neither HTTP, tokens, nor the era of the protocol.
 */
@NullMarked
package dev.yata.stdio.prompt;

import org.jspecify.annotations.NullMarked;
