/**
 * What every room may know: who this server is, which resources it protects and with which scopes, how a secret is
 * held and how a start is refused. Knows no other room.
 */
@NullMarked
package dev.yata.auth.settings;

import org.jspecify.annotations.NullMarked;
