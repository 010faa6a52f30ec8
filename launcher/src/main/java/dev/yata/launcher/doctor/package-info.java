/**
 * {@code ./yata doctor}: finds out why an assistant cannot connect. It prints one line per check, with a solution.
 */
@NullMarked
package dev.yata.launcher.doctor;

import org.jspecify.annotations.NullMarked;
