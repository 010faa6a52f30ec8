/**
 * The authorization server: the application and the one place that wires the rooms into filter chains.
 */
@NullMarked
package dev.yata.auth;

import org.jspecify.annotations.NullMarked;
