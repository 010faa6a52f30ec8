/**
 * Starts an embedded PostgreSQL under {@code YATA_HOME} for a service without {@code spring.datasource.url}, and stops
 * both together. Runs migrations on one replica at a time. Must not depend on what a service stores.
 */
@NullMarked
package dev.yata.postgres;

import org.jspecify.annotations.NullMarked;
