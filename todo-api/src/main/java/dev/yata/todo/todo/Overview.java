package dev.yata.todo.todo;

import java.time.LocalDate;
import java.util.List;

/**
 * Todos in numbers.
 *
 * @param date the day that counts as today
 * @param open not completed
 * @param done completed
 * @param overdue open, and due before today
 * @param dueToday open, and due today
 * @param tags the up to 100 most used tags of all todos
 */
record Overview(LocalDate date, long open, long done, long overdue, long dueToday, List<TagCount> tags) {

    static final int MAX_TAGS = 100;

    /** How many todos have a tag. */
    record TagCount(String tag, long count) {}

    /** The numbers of one query. */
    record Counts(long open, long done, long overdue, long dueToday) {}
}
