/**
 * Checks how a client proves who it is: by a secret (RFC 6749 section 2.3) or a signed assertion (RFC 7523). Must not
 * know tokens or the form of a request.
 */
@NullMarked
package dev.yata.auth.authentication;

import org.jspecify.annotations.NullMarked;
