/**
 * The auth-server's admin API (bearer token with scope {@code clients:admin}, RFC 9457 problems, RFC 8288 pages) and its
 * token endpoint, over HTTP. Reads the admin's credentials from {@code admin.json}; knows no command.
 */
@NullMarked
package dev.yata.launcher.admin;

import org.jspecify.annotations.NullMarked;
