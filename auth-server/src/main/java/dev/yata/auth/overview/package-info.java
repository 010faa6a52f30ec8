/**
 * Summarizes the state of the server: tokens by hour (table {@code token_hours}), clients, keys and health. It reads
 * from other packages and changes nothing there.
 */
@NullMarked
package dev.yata.auth.overview;

import org.jspecify.annotations.NullMarked;
