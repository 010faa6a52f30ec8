/** Icons of the server, its resources and prompts, sent inline so that no client has to fetch them. */
@NullMarked
package dev.yata.stdio.icon;

import org.jspecify.annotations.NullMarked;
