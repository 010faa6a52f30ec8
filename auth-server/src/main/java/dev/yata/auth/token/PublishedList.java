package dev.yata.auth.token;

import java.util.function.Supplier;

/**
 * A status list at one moment.
 *
 * @param etag names the content
 * @param jwt the signed list, made when first asked for
 */
record PublishedList(String etag, Supplier<byte[]> jwt) {}
