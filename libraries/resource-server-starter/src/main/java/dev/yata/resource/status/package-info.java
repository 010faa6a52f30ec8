/**
 * Detects revoked tokens without a call per request: caches the auth-server's Token Status Lists
 * (draft-ietf-oauth-status-list) and refreshes them in the background.
 */
@NullMarked
package dev.yata.resource.status;

import org.jspecify.annotations.NullMarked;
