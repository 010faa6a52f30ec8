/**
 * Serves the routes under {@code /api/v1/todos}, which create, find, change and delete todos. Hibernate restricts them
 * to the account of the access token, so this package must not read tokens.
 */
@NullMarked
package dev.yata.todo.todo;

import org.jspecify.annotations.NullMarked;
