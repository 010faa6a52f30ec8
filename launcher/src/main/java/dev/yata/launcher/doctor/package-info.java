/**
 * {@code ./yata doctor}: finds out why an assistant cannot connect. It prints one line per check, and a solution for
 * each problem.
 */
@NullMarked
package dev.yata.launcher.doctor;

import org.jspecify.annotations.NullMarked;
