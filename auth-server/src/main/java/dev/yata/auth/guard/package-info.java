/**
 * Limits failed authentications by client and address, and token requests by client (429, RFC 6585 section 4). Each
 * replica counts for itself. Must not depend on how credentials are checked.
 */
@NullMarked
package dev.yata.auth.guard;

import org.jspecify.annotations.NullMarked;
