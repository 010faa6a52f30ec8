/**
 * What has had its time is deleted: each room says what that is, this one says when, how much at once, and on which
 * replica. Knows no other room.
 */
@NullMarked
package dev.yata.auth.cleaning;

import org.jspecify.annotations.NullMarked;
