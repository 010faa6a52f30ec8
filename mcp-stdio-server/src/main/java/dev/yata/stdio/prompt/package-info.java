/**
 * Defines prompts that a user picks: plan the day, review the week, break down a task. Each prompt gives the model the
 * current todos and names the tools to use. Listing the prompts needs no network access.
 *
 * <p>Must not depend on HTTP, tokens, or the era of the protocol.
 */
@NullMarked
package dev.yata.stdio.prompt;

import org.jspecify.annotations.NullMarked;
