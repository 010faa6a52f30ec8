package dev.yata.todo.todo;

import java.time.LocalDate;
import java.util.List;

/**
 * Holds counts of the account's todos.
 *
 * @param date the day that counts as today
 * @param open not completed
 * @param done completed
 * @param overdue open, and due before today
 * @param dueToday open, and due today
 * @param tags the most used tags of all todos, at most 100
 */
record Overview(LocalDate date, long open, long done, long overdue, long dueToday, List<TagCount> tags) {

    static final int MAX_TAGS = 100;

    /** Holds the number of todos with a tag. */
    record TagCount(String tag, long count) {}
}
