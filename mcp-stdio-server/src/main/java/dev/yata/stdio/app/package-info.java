/**
 * A small interactive todo list that hosts of MCP Apps show beside the result of list_todos: {@code ui://yata/todos}.
 *
 * <p>The page loads nothing. It talks only to the host, which calls tools for it.
 *
 * @see <a href="https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx">MCP Apps</a>
 */
@NullMarked
package dev.yata.stdio.app;

import org.jspecify.annotations.NullMarked;
