/**
 * {@code ./yata audit}: lists and exports the audit. It changes nothing.
 */
@NullMarked
package dev.yata.launcher.audit;

import org.jspecify.annotations.NullMarked;
