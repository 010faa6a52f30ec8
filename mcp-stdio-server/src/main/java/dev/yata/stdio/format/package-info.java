/**
 * Formats todos as text for a model, in the same way for tools, resources and prompts.
 *
 * <p>A todo's text can't look like one of its fields.
 */
@NullMarked
package dev.yata.stdio.format;

import org.jspecify.annotations.NullMarked;
