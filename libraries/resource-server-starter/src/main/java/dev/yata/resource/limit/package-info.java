/**
 * Shares the service fairly: limits how many requests of one account run at a time, and how much each client sends per
 * minute. Knows both from the access token, and nothing of the requests but their size and whether they are heavy.
 */
@NullMarked
package dev.yata.resource.limit;

import org.jspecify.annotations.NullMarked;
