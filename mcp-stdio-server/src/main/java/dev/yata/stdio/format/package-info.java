/**
 * Todos in words, for a model: the same for tools, resources and prompts.
 *
 * <p>No text of a todo can pass for a field of it. Must not know who asked.
 */
@NullMarked
package dev.yata.stdio.format;

import org.jspecify.annotations.NullMarked;
