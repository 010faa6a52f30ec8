/**
 * The folder {@code YATA_HOME}, private files, and the formats of the files in it: dotenv and PEM. Needs the JDK only, since
 * the launcher and the stdio server use it without Spring.
 */
@NullMarked
package dev.yata.home;

import org.jspecify.annotations.NullMarked;
