/**
 * What keeps callers within bounds: failed authentications are throttled by client and address, token requests by client
 * (429, RFC 6585 section 4). Counts in memory, so per replica. Must not know how credentials are checked.
 */
@NullMarked
package dev.yata.auth.guard;

import org.jspecify.annotations.NullMarked;
