/**
 * Makes, checks and revokes access tokens (RFC 9068), bound to a key on demand (RFC 9449): their records in
 * {@code oauth_tokens}, introspection (RFC 7662), revocation (RFC 7009) and status lists (draft-ietf-oauth-status-list).
 * Must not know how clients are administered.
 */
@NullMarked
package dev.yata.auth.token;

import org.jspecify.annotations.NullMarked;
