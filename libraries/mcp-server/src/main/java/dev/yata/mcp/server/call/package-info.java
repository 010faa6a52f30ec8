/**
 * What a tool, resource or prompt may do with its peer while it works on one request.
 *
 * <p>The same in every version of the protocol: implementations are the transport's, users know of no era.
 */
@NullMarked
package dev.yata.mcp.server.call;

import org.jspecify.annotations.NullMarked;
