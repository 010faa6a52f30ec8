/**
 * Authenticates clients by a secret (RFC 6749 section 2.3) or a signed assertion (RFC 7523). Must not depend on tokens or
 * the format of requests.
 */
@NullMarked
package dev.yata.auth.authentication;

import org.jspecify.annotations.NullMarked;
