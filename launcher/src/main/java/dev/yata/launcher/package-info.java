/**
 * The command line {@code ./yata}. It puts the commands of the other packages together.
 */
@NullMarked
package dev.yata.launcher;

import org.jspecify.annotations.NullMarked;
