/**
 * Administration over HTTP, {@code /admin/api}: clients and their tokens, keys, audit, overview, behind scope {@code
 * clients:admin}; problems as in RFC 9457. Must not know how secrets are stored or tokens are made.
 */
@NullMarked
package dev.yata.auth.admin;

import org.jspecify.annotations.NullMarked;
