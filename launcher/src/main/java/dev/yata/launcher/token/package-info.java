/** {@code yata tokens}: the live tokens of a client, and their end. Never sees a token, only its id. */
@NullMarked
package dev.yata.launcher.token;

import org.jspecify.annotations.NullMarked;
