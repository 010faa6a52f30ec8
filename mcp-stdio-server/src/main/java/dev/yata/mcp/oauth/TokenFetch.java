package dev.yata.mcp.oauth;

/** Where tokens come from. */
@FunctionalInterface
interface TokenFetch {

    AccessToken fetch() throws TokenUnavailable;
}
