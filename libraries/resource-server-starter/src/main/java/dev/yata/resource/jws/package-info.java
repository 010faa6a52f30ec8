/** Checks the form of signed tokens before other code decodes them. Must not depend on other packages. */
@NullMarked
package dev.yata.resource.jws;

import org.jspecify.annotations.NullMarked;
