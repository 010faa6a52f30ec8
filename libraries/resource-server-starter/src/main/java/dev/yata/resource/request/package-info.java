/**
 * Identifies each request, so that its log lines, its answer and its records can be found by one ID. Must not depend on
 * any other package.
 */
@NullMarked
package dev.yata.resource.request;

import org.jspecify.annotations.NullMarked;
