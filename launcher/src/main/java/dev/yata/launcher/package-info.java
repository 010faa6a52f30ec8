/** The command line {@code ./yata}: one room per command, put together here. */
@NullMarked
package dev.yata.launcher;

import org.jspecify.annotations.NullMarked;
