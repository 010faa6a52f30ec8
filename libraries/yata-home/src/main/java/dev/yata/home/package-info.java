/**
 * Manages the folder {@code YATA_HOME} and its private files, and reads their formats, dotenv and PEM. Needs only the
 * JDK, because the launcher and the stdio server use it without Spring.
 */
@NullMarked
package dev.yata.home;

import org.jspecify.annotations.NullMarked;
