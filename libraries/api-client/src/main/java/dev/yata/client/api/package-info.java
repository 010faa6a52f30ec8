/**
 * Sends requests to a REST API with access tokens, and turns failures into advice for a model. Must not know what the API is
 * about.
 */
@NullMarked
package dev.yata.client.api;

import org.jspecify.annotations.NullMarked;
