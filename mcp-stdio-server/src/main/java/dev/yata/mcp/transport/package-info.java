/**
 * JSON-RPC 2.0 over stdin and stdout, one message a line, for the Model Context Protocol.
 *
 * <p>Decides per message what era it belongs to and hands legacy requests (2024-11-05 to 2025-11-25) to the SDK's
 * handler. Knows no tool, no todo and no network.
 */
@NullMarked
package dev.yata.mcp.transport;

import org.jspecify.annotations.NullMarked;
