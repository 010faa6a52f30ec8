/**
 * Represents lists page by page, by keyset: the next page starts after the last item, even if rows were added or
 * deleted. Must not depend on any other package.
 */
@NullMarked
package dev.yata.auth.page;

import org.jspecify.annotations.NullMarked;
