/**
 * Accepts RFC 9068 access tokens as Bearer (RFC 6750) or with a DPoP proof (RFC 9449), requires a scope for each route,
 * answers with challenges, and publishes the metadata of the protected resource (RFC 9728).
 */
@NullMarked
package dev.yata.resource.security;

import org.jspecify.annotations.NullMarked;
