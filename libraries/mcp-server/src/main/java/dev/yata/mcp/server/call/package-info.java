/**
 * Lets a handler ask the user, report progress, fail with advice, and reserve memory while it works on one request.
 *
 * <p>These types are the same in every version of the protocol and on every transport.
 */
@NullMarked
package dev.yata.mcp.server.call;

import org.jspecify.annotations.NullMarked;
