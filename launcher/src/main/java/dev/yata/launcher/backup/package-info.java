/** {@code ./yata backup} and {@code ./yata restore}: copy a whole home into one file, and back. */
@NullMarked
package dev.yata.launcher.backup;

import org.jspecify.annotations.NullMarked;
