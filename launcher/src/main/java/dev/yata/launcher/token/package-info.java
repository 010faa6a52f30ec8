/**
 * {@code ./yata tokens}: lists and revokes a client's live tokens. It sees their IDs only.
 */
@NullMarked
package dev.yata.launcher.token;

import org.jspecify.annotations.NullMarked;
