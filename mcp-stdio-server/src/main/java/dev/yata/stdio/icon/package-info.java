/** Provides icons for the server, its resources and prompts. They are sent inline, so clients need not fetch them. */
@NullMarked
package dev.yata.stdio.icon;

import org.jspecify.annotations.NullMarked;
