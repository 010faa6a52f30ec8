/**
 * Sends HTTP requests on the calling thread with Apache HttpClient 5 and one connection pool. Repeats them by the
 * caller's rules. Must not depend on tokens or todos.
 */
@NullMarked
package dev.yata.client.http;

import org.jspecify.annotations.NullMarked;
