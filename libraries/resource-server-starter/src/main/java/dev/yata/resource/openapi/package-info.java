/**
 * Adds scopes and problems, which all routes share, to the API's description at {@code /v3/api-docs} (OpenAPI 3.1). The
 * controllers describe routes and bodies.
 */
@NullMarked
package dev.yata.resource.openapi;

import org.jspecify.annotations.NullMarked;
