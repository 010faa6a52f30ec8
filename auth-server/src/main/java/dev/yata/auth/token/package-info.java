/**
 * Makes, checks and revokes access tokens (RFC 9068), which may be bound to a key (RFC 9449). Stores their records in
 * {@code oauth_tokens}. Serves introspection (RFC 7662), revocation (RFC 7009) and status lists
 * (draft-ietf-oauth-status-list). Must not depend on how clients are administered.
 */
@NullMarked
package dev.yata.auth.token;

import org.jspecify.annotations.NullMarked;
