/**
 * What goes wrong, as RFC 9457 problems with an {@code errors} array of field and message.
 *
 * <p>Nothing internal leaves this room: class names, SQL and stack traces go to the log. It knows no todos.
 */
@NullMarked
package dev.yata.todo.problem;

import org.jspecify.annotations.NullMarked;
