/**
 * The files of one client: its private key (RFC 7517 JWK or PKCS#8 PEM) and its variables. Only their owner can read
 * them. Must not depend on a server.
 */
@NullMarked
package dev.yata.launcher.credential;

import org.jspecify.annotations.NullMarked;
