/**
 * Sends HTTP requests on the calling thread, by Apache HttpClient 5 with one connection pool, and repeats them by the
 * caller's rules. Must not know tokens or todos.
 */
@NullMarked
package dev.yata.client.http;

import org.jspecify.annotations.NullMarked;
