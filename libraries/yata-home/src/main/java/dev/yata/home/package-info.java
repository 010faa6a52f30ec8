/**
 * The folder {@code YATA_HOME} and what lies where in it, for all who write there. Needs the JDK alone: the launcher, which
 * has no Spring, uses it too.
 */
@NullMarked
package dev.yata.home;

import org.jspecify.annotations.NullMarked;
