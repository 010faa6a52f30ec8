/** Checks every request before its controller runs: JSON form, size of the body, trailing slashes, parameter names. */
@NullMarked
package dev.yata.resource.web;

import org.jspecify.annotations.NullMarked;
