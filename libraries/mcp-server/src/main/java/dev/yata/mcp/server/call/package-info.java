/**
 * What a handler may do while it works on one request: ask the user, report progress, fail with advice, reserve memory.
 *
 * <p>It is the same in every version of the protocol and on every transport.
 */
@NullMarked
package dev.yata.mcp.server.call;

import org.jspecify.annotations.NullMarked;
