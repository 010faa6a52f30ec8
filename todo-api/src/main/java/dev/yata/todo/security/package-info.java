/**
 * The OAuth 2 resource server: RFC 9068 access tokens in the header (RFC 6750), protected resource metadata
 * (RFC 9728), challenges, and the account whose todos a token opens.
 *
 * <p>It must not know what a todo is.
 */
@NullMarked
package dev.yata.todo.security;

import org.jspecify.annotations.NullMarked;
