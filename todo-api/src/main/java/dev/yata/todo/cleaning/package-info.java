/**
 * Deletes rows that have had their time, in bounded batches, while traffic runs.
 *
 * <p>It knows tables by their names and nothing of what they are for.
 */
@NullMarked
package dev.yata.todo.cleaning;

import org.jspecify.annotations.NullMarked;
