/**
 * Fetches documents from the auth-server, and caches its public keys (RFC 7517). Must not depend on what tokens are
 * for.
 */
@NullMarked
package dev.yata.resource.authserver;

import org.jspecify.annotations.NullMarked;
