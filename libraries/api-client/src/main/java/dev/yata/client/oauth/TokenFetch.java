package dev.yata.client.oauth;

/** Requests a token. */
@FunctionalInterface
interface TokenFetch {

    AccessToken fetch() throws TokenUnavailable;
}
