/**
 * Provides what YATA's command-line programs share: exit codes, error texts, stopping on Ctrl-C, temporary folders, and
 * the locations of the built checkout and its start-up archives. Must not depend on a particular command.
 */
@NullMarked
package dev.yata.command;

import org.jspecify.annotations.NullMarked;
