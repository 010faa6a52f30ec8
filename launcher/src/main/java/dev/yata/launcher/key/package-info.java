/** {@code yata keys}: the auth-server's signing keys; their public side only. */
@NullMarked
package dev.yata.launcher.key;

import org.jspecify.annotations.NullMarked;
