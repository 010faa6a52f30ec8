/**
 * Checks every request before its controller runs: headers, JSON form, size of the body, trailing slashes, parameter
 * names. A route that changes data must declare {@code produces}. Spring then checks {@code Accept} before the change,
 * and not after it.
 */
@NullMarked
package dev.yata.resource.web;

import org.jspecify.annotations.NullMarked;
