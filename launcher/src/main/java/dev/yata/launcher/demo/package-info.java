/**
 * {@code ./yata demo}: runs everything in a temporary folder, from an MCP client to PostgreSQL, and checks each answer.
 */
@NullMarked
package dev.yata.launcher.demo;

import org.jspecify.annotations.NullMarked;
