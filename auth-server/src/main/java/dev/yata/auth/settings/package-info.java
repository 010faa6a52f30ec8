/**
 * Holds the settings that every package may use: the issuer, the protected resources and their scopes, secrets, and how a
 * start is refused. Must not know any other package.
 */
@NullMarked
package dev.yata.auth.settings;

import org.jspecify.annotations.NullMarked;
