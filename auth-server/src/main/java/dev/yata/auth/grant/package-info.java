/**
 * Issues tokens at {@code POST /oauth/token}: one class per grant type, and one for the steps that all grants share. Must not
 * depend on how a client was authenticated.
 */
@NullMarked
package dev.yata.auth.grant;

import org.jspecify.annotations.NullMarked;
