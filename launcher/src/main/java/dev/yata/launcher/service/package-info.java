/**
 * Runs auth-server and todo-api as child processes: free ports, start, health, logs, stop. Knows nothing of what they
 * serve beyond their health endpoint.
 */
@NullMarked
package dev.yata.launcher.service;

import org.jspecify.annotations.NullMarked;
