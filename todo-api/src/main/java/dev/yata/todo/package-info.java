/** Starts the todo API and defines the scopes of its routes. */
@NullMarked
package dev.yata.todo;

import org.jspecify.annotations.NullMarked;
