/** {@code yata doctor}: why an assistant cannot connect, one line per link of the chain, each with its remedy. */
@NullMarked
package dev.yata.launcher.doctor;

import org.jspecify.annotations.NullMarked;
