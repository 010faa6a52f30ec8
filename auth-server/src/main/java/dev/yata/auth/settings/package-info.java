/**
 * Holds the settings that every package may use: the issuer, the protected resources and their scopes, and secrets.
 * Also reports a refused start. Must not depend on any other package.
 */
@NullMarked
package dev.yata.auth.settings;

import org.jspecify.annotations.NullMarked;
