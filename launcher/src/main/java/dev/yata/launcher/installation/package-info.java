/** Where things lie: the built checkout, the JDK in use, {@code YATA_HOME}. Knows no command. */
@NullMarked
package dev.yata.launcher.installation;

import org.jspecify.annotations.NullMarked;
