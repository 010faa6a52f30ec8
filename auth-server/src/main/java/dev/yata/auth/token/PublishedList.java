package dev.yata.auth.token;

import java.util.function.Supplier;

/**
 * The state of a status list at one moment.
 *
 * @param etag identifies the content
 * @param jwt the signed list, made at the first call
 */
record PublishedList(String etag, Supplier<byte[]> jwt) {}
