/** Creates the tables of this library, beside those of the program and with a migration history of its own. */
@NullMarked
package dev.yata.resource.schema;

import org.jspecify.annotations.NullMarked;
