/** Fixtures of the tests: a running server, replicas of it, and clients that talk to it over HTTP. */
package dev.yata.auth.testing;
