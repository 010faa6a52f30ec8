package dev.yata.todo.todo;

import dev.yata.resource.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Defines the order of a list: by a key, then by the id in the same direction.
 *
 * @param name as in the {@code sort} parameter; it begins with {@code -} if descending
 */
record TodoOrder(String name, SortKey key, boolean descending) {

    /** Sorts the newest todo first. */
    static final String DEFAULT = "-created_at";

    static final String DESCRIPTION =
            "created_at, updated_at, due_date, priority or title, with - first for descending;"
                    + " todos without a due date come last in both directions";

    private static final Map<String, TodoOrder> ORDERS = new LinkedHashMap<>();

    static {
        add("created_at", SortKey.CREATED_AT, SortKey.CREATED_AT);
        add("updated_at", SortKey.UPDATED_AT, SortKey.UPDATED_AT);
        add("due_date", SortKey.DUE_DATE, SortKey.DUE_DATE_DESCENDING);
        add("priority", SortKey.PRIORITY, SortKey.PRIORITY);
        add("title", SortKey.TITLE, SortKey.TITLE);
    }

    private static void add(String name, SortKey ascending, SortKey descending) {
        ORDERS.put(name, new TodoOrder(name, ascending, false));
        ORDERS.put("-" + name, new TodoOrder("-" + name, descending, true));
    }

    /** Finds an order by the name in the {@code sort} parameter. Throws a {@link Problem} (400) if it is unknown. */
    static TodoOrder of(String name) {
        TodoOrder order = ORDERS.get(name);
        if (order == null) {
            throw Problem.invalid("sort", "is not a known order; use " + String.join(", ", ORDERS.keySet()));
        }
        return order;
    }

    static List<String> names() {
        return List.copyOf(ORDERS.keySet());
    }

    String orderBy() {
        String direction = descending ? " desc" : " asc";
        return " order by " + key.expression() + direction + ", t.id" + direction;
    }

    /** Returns the condition for todos after the position in the parameters {@code after} and {@code afterId}. */
    String afterLast() {
        return "(" + key.expression() + ", t.id) " + (descending ? "<" : ">") + " (" + key.parameter() + ", :afterId)";
    }
}
