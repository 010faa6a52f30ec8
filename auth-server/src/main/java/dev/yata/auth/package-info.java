/** Starts the authorization server, and combines the features into filter chains and error responses. */
@NullMarked
package dev.yata.auth;

import org.jspecify.annotations.NullMarked;
