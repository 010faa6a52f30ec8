/**
 * The only door to the auth-server: fetches over HTTP, and the public keys (RFC 7517) that tokens are verified with.
 *
 * <p>It must not know what a token is for.
 */
@NullMarked
package dev.yata.todo.authserver;

import org.jspecify.annotations.NullMarked;
