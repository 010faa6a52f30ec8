/**
 * Adds what all routes share to the API's description at {@code /v3/api-docs} (OpenAPI 3.1): scopes and problems. Routes
 * and bodies describe themselves.
 */
@NullMarked
package dev.yata.resource.openapi;

import org.jspecify.annotations.NullMarked;
