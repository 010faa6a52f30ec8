/**
 * The tools an assistant sees, one class each: name, description, parameters, result and what it does.
 *
 * <p>A tool checks its arguments, calls the API and words the result; failures become results with advice. Must not know
 * HTTP, tokens, nor on which transport or in which protocol era it is called.
 */
@NullMarked
package dev.yata.stdio.tool;

import org.jspecify.annotations.NullMarked;
