/** Icons of the server and of what it offers, drawn here and sent inline, so that no client fetches anything. */
@NullMarked
package dev.yata.stdio.icon;

import org.jspecify.annotations.NullMarked;
