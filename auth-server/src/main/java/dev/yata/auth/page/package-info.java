/**
 * Lists a page at a time, by keyset: the next page starts behind the last item, whatever came or went meanwhile. Knows
 * no other room and not what is listed.
 */
@NullMarked
package dev.yata.auth.page;

import org.jspecify.annotations.NullMarked;
