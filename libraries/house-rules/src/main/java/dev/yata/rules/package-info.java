/**
 * Defines the architecture rules of all modules. Each module's {@code ArchitectureTests} applies them to its own
 * classes.
 */
@NullMarked
package dev.yata.rules;

import org.jspecify.annotations.NullMarked;
