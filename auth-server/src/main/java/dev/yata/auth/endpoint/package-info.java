/**
 * The outer form of the OAuth endpoints where Spring's leaves something open: request rules, error bodies (RFC 6749
 * section 5.2) and truthful metadata (RFC 8414). Must not know clients or tokens.
 */
@NullMarked
package dev.yata.auth.endpoint;

import org.jspecify.annotations.NullMarked;
