/** Sends one HTTP request of a command, with limits for time and size. Must not depend on a particular server. */
@NullMarked
package dev.yata.launcher.http;

import org.jspecify.annotations.NullMarked;
