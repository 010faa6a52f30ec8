/** Options, text and questions for people at a terminal and for scripts. Must not depend on a command or an API. */
@NullMarked
package dev.yata.launcher.terminal;

import org.jspecify.annotations.NullMarked;
