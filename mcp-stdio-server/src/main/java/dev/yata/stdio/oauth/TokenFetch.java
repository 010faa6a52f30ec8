package dev.yata.stdio.oauth;

/** Requests a token. */
@FunctionalInterface
interface TokenFetch {

    AccessToken fetch() throws TokenUnavailable;
}
