/** Creates this library's tables in the program's database, with a separate migration history. */
@NullMarked
package dev.yata.resource.schema;

import org.jspecify.annotations.NullMarked;
