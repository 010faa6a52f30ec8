/**
 * How it is going: tokens by hour in the table {@code token_hours}, clients by state, keys, health. Reads what other
 * rooms tell and changes nothing of theirs.
 */
@NullMarked
package dev.yata.auth.overview;

import org.jspecify.annotations.NullMarked;
