/** Deletes expired rows of the tables that {@link dev.yata.resource.cleaning.ExpiringTable} beans name. */
@NullMarked
package dev.yata.resource.cleaning;

import org.jspecify.annotations.NullMarked;
