/**
 * A small interactive todo list that hosts of MCP Apps show beside the answer of list_todos: {@code ui://yata/todos}.
 *
 * <p>Its page loads nothing and talks to the host alone, which calls our tools for it.
 *
 * @see <a href="https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx">MCP Apps</a>
 */
@NullMarked
package dev.yata.stdio.app;

import org.jspecify.annotations.NullMarked;
