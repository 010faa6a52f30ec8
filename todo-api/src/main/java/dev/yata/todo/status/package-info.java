/**
 * Revocation without a call per request: the auth-server's Token Status Lists (draft-ietf-oauth-status-list), cached
 * and asked for news every second.
 *
 * <p>It must not know what a token allows.
 */
@NullMarked
package dev.yata.todo.status;

import org.jspecify.annotations.NullMarked;
