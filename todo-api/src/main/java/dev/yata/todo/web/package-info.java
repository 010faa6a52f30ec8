/**
 * What holds for every request before a controller sees it: size of the body, trailing slashes, parameter names.
 *
 * <p>It must not know todos or tokens.
 */
@NullMarked
package dev.yata.todo.web;

import org.jspecify.annotations.NullMarked;
