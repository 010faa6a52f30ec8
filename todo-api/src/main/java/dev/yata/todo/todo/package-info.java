/**
 * Todos: what they are, and the routes under {@code /api/v1/todos} that create, find, change and delete them.
 *
 * <p>Whose todos they are is decided by Hibernate's tenant, never here; this room must not read a token.
 */
@NullMarked
package dev.yata.todo.todo;

import org.jspecify.annotations.NullMarked;
