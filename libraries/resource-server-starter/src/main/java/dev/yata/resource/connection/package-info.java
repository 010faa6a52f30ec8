/** Limits the time in which a request must arrive, so that slow clients do not use up connections and threads. */
@NullMarked
package dev.yata.resource.connection;

import org.jspecify.annotations.NullMarked;
