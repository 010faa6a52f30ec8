/**
 * What YATA's command-line programs share: exit codes, error texts, stopping on Ctrl-C, temporary folders, and where the
 * built checkout and its start-up archives are. It knows no command.
 */
@NullMarked
package dev.yata.command;

import org.jspecify.annotations.NullMarked;
