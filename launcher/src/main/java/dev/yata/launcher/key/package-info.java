/**
 * {@code ./yata keys}: lists and rotates the auth-server's signing keys. It sees their public parts only.
 */
@NullMarked
package dev.yata.launcher.key;

import org.jspecify.annotations.NullMarked;
