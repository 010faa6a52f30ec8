/** How commands speak with a person at a terminal, and with scripts. Knows no command and no API. */
@NullMarked
package dev.yata.launcher.terminal;

import org.jspecify.annotations.NullMarked;
