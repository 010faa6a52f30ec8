package dev.yata.stdio.oauth;

/** Where tokens come from. */
@FunctionalInterface
interface TokenFetch {

    AccessToken fetch() throws TokenUnavailable;
}
