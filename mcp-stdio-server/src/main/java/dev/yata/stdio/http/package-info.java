/**
 * The one HTTP client, Apache HttpClient 5 with one connection pool, started at the first request.
 *
 * <p>Knows timeouts and sizes; knows no tokens, no todos and never decides to try again.
 */
@NullMarked
package dev.yata.stdio.http;

import org.jspecify.annotations.NullMarked;
