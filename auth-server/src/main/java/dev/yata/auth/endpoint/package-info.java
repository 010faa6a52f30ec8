/**
 * Completes Spring's OAuth endpoints: rules for requests, OAuth errors (RFC 6749 section 5.2), problems (RFC 9457) and
 * metadata (RFC 8414). Must not depend on clients or tokens.
 */
@NullMarked
package dev.yata.auth.endpoint;

import org.jspecify.annotations.NullMarked;
