/** The command line {@code ./yata}. It combines the commands of the other packages. */
@NullMarked
package dev.yata.launcher;

import org.jspecify.annotations.NullMarked;
