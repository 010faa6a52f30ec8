/**
 * Answers errors as RFC 9457 problems with an {@code errors} array of field and message. Class names, SQL and stack
 * traces go to the log only.
 */
@NullMarked
package dev.yata.resource.problem;

import org.jspecify.annotations.NullMarked;
