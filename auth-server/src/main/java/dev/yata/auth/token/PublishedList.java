package dev.yata.auth.token;

import java.util.function.Supplier;

/**
 * A status list as it was at one moment.
 *
 * @param etag identifies the content
 * @param jwt the signed list, built at the first call
 */
record PublishedList(String etag, Supplier<byte[]> jwt) {}
