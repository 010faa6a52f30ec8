/**
 * Holds the settings that every package may use: the issuer, the protected resources and their scopes, and secrets.
 * Also reports a refused start. It must not know any other package.
 */
@NullMarked
package dev.yata.auth.settings;

import org.jspecify.annotations.NullMarked;
