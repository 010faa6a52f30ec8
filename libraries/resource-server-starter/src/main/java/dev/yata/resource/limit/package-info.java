/**
 * Shares the service fairly between accounts: limits how many requests of one account run at a time. Knows an account
 * from its access token, and nothing of the requests but whether they are heavy.
 */
@NullMarked
package dev.yata.resource.limit;

import org.jspecify.annotations.NullMarked;
