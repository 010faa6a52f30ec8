/**
 * Adds what all routes share to the description at {@code /v3/api-docs} (OpenAPI 3.1): scopes, problems, headers, and which
 * fields are always there or may be null. The controllers describe routes and bodies.
 */
@NullMarked
package dev.yata.resource.openapi;

import org.jspecify.annotations.NullMarked;
