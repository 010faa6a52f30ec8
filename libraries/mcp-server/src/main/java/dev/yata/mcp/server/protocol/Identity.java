package dev.yata.mcp.server.protocol;

import io.modelcontextprotocol.spec.McpSchema.Implementation;

/**
 * Who serves whom.
 *
 * @param instructions how to use the server, for a model
 * @param principal on whose behalf the server works: its OAuth client id
 */
public record Identity(Implementation server, String instructions, String principal) {}
