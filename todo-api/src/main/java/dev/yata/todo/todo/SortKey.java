package dev.yata.todo.todo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a list may be sorted by. Every key has a value for every todo, so that a page can start behind any of them.
 *
 * @param expression the value in Hibernate's query language, just as an index has it
 * @param parameter what the expression is compared with
 * @param value the value of a todo
 * @param parser reads what {@code value}'s text was
 */
record SortKey(String expression, String parameter, Function<Todo, Object> value, Function<String, Object> parser) {

    static final SortKey CREATED_AT = new SortKey("t.createdAt", Todo::createdAt, SortKey::instant);
    static final SortKey UPDATED_AT = new SortKey("t.updatedAt", Todo::updatedAt, SortKey::instant);
    static final SortKey TITLE = new SortKey("lower(t.title)", "lower(:after)", Todo::title, SortKey::title);
    static final SortKey PRIORITY =
            new SortKey("t.priority", Todo::priority, text -> Priority.valueOf(text.toUpperCase(Locale.ROOT)));

    /** Todos without a due date come last, in this direction and in the other. */
    static final SortKey DUE_DATE = dueDate(LocalDate.of(9999, 12, 31));

    static final SortKey DUE_DATE_DESCENDING = dueDate(LocalDate.of(1, 1, 1));

    private SortKey(String expression, Function<Todo, Object> value, Function<String, Object> parser) {
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
            throw new DateTimeException("a year that no todo has");
        }
        return date;
    }

    private static String title(String text) {
        if (text.codePointCount(0, text.length()) > Title.MAX
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a title that no todo has");
        }
        return text;
    }

    String textOf(Todo todo) {
        return value.apply(todo).toString();
    }

    /** Reads a value; one that no todo can have is an {@link IllegalArgumentException} or a DateTimeException. */
    Object parse(String text) {
        return parser.apply(text);
    }
}
