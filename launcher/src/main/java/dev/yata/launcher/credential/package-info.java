/**
 * What a client keeps to itself: its private key (RFC 7517 JWK or PKCS#8 PEM), and the file with the stdio server's
 * variables. Files are for their owner alone. Knows no server.
 */
@NullMarked
package dev.yata.launcher.credential;

import org.jspecify.annotations.NullMarked;
