/** Fetches documents over HTTP, with limits for time and size. */
@NullMarked
package dev.yata.resource.document;

import org.jspecify.annotations.NullMarked;
