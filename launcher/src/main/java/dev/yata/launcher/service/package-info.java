/**
 * Starts and stops the services as processes, for {@code ./yata up} and the demo, and makes their start-up archives.
 */
@NullMarked
package dev.yata.launcher.service;

import org.jspecify.annotations.NullMarked;
