/**
 * {@code yata demo}: the whole path from an assistant to PostgreSQL, shown and checked on a throw-away folder. Plays the
 * assistant with the MCP SDK's client; knows of the services only how to start them.
 */
@NullMarked
package dev.yata.launcher.demo;

import org.jspecify.annotations.NullMarked;
