/** Starts the todo API and says which scopes its routes need. */
@NullMarked
package dev.yata.todo;

import org.jspecify.annotations.NullMarked;
