/**
 * The todo API: todos of an account, behind OAuth 2 access tokens. This package only starts the service.
 *
 * <p>It knows no MCP and no client secret; the auth-server is known by its keys and status lists alone.
 */
@NullMarked
package dev.yata.todo;

import org.jspecify.annotations.NullMarked;
