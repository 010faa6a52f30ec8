package dev.yata.todo.todo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Function;

/**
 * Defines a key for sorting. It has a value for every todo, so that a page can start after any todo.
 *
 * @param expression the value in Hibernate's query language, in the form that an index supports
 * @param parameter the parameter that is compared with the expression
 * @param value returns the value of a todo
 * @param parser parses the text of a value
 */
record SortKey(String expression, String parameter, Function<TodoView, Object> value, Function<String, Object> parser) {

    static final SortKey CREATED_AT = new SortKey("t.createdAt", TodoView::createdAt, SortKey::instant);
    static final SortKey UPDATED_AT = new SortKey("t.updatedAt", TodoView::updatedAt, SortKey::instant);
    static final SortKey TITLE = new SortKey("lower(t.title)", "lower(:after)", TodoView::title, SortKey::title);
    static final SortKey PRIORITY =
            new SortKey("t.priority", TodoView::priority, text -> Priority.valueOf(text.toUpperCase(Locale.ROOT)));

    /** Sorts todos without a due date last in both directions. Each direction therefore has its own key. */
    static final SortKey DUE_DATE = dueDate(LocalDate.of(9999, 12, 31));

    static final SortKey DUE_DATE_DESCENDING = dueDate(LocalDate.of(1, 1, 1));

    private SortKey(String expression, Function<TodoView, Object> value, Function<String, Object> parser) {
        this(expression, ":after", value, parser);
    }

    private static SortKey dueDate(LocalDate none) {
        return new SortKey(
                "coalesce(t.dueDate, date " + none + ")",
                todo -> todo.dueDate() == null ? none : todo.dueDate(),
                SortKey::date);
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        date(instant.atOffset(ZoneOffset.UTC).toLocalDate().toString());
        return instant;
    }

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new DateTimeException("The year must be 1 to 9999");
        }
        return date;
    }

    private static String title(String text) {
        if (text.codePointCount(0, text.length()) > Title.MAX
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The text is not a title");
        }
        return text;
    }

    String textOf(TodoView todo) {
        return value.apply(todo).toString();
    }

    /** Parses a value; throws {@link IllegalArgumentException} or {@link DateTimeException} if no todo can have it. */
    Object parse(String text) {
        return parser.apply(text);
    }
}
