package dev.yata.resource.cleaning;

import java.time.Duration;

/**
 * Names a table whose old rows are deleted every minute. Declare it as a bean. Its names are trusted and not escaped.
 *
 * @param name the table
 * @param column a {@code timestamptz} of that table with an index
 * @param keepFor how long a row is kept after the time in that column
 */
public record ExpiringTable(String name, String column, Duration keepFor) {}
