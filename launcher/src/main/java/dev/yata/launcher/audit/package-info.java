/** {@code yata audit}: who did what to which client or key, read and exported. Never changes anything. */
@NullMarked
package dev.yata.launcher.audit;

import org.jspecify.annotations.NullMarked;
