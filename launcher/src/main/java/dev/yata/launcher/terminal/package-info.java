/**
 * Options, text and questions for people at a terminal and for scripts. It knows no command and no API.
 */
@NullMarked
package dev.yata.launcher.terminal;

import org.jspecify.annotations.NullMarked;
