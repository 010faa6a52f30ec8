/**
 * Calls the auth-server's admin API (bearer token, RFC 9457 problems, RFC 8288 pages) and token endpoint. It reads the
 * administrator's credentials from {@code admin.json}. Must not depend on a command.
 */
@NullMarked
package dev.yata.launcher.admin;

import org.jspecify.annotations.NullMarked;
