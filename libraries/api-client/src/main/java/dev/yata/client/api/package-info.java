/**
 * Sends requests to a REST API with access tokens, and turns failures into advice for a model. Must not depend on a
 * particular API.
 */
@NullMarked
package dev.yata.client.api;

import org.jspecify.annotations.NullMarked;
