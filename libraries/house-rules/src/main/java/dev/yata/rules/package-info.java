/** Architecture rules shared by all modules; each module's {@code ArchitectureTests} runs them over its own classes. */
@NullMarked
package dev.yata.rules;

import org.jspecify.annotations.NullMarked;
