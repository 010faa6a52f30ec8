/**
 * Gives a service a real PostgreSQL of its own when none is configured ({@code spring.datasource.url} unset), kept under
 * {@code YATA_HOME}, and ties the life of the service to it. Lets services migrate theirs in turn. Knows nothing of what
 * is stored.
 */
@NullMarked
package dev.yata.postgres;

import org.jspecify.annotations.NullMarked;
