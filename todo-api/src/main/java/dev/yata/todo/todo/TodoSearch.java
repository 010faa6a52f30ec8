package dev.yata.todo.todo;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds one page of todos, after the position of a cursor. */
@Component
class TodoSearch {

    private final EntityManager entities;

    TodoSearch(EntityManager entities) {
        this.entities = entities;
    }

    Page find(TodoFilter filter, int limit, @Nullable String cursor) {
        Map<String, Map<String, Object>> conditions = filter.conditions();
        if (cursor != null) {
            Cursor last = Cursor.parse(cursor, filter);
            conditions.put(filter.order().afterLast(), Map.of("after", last.value(), "afterId", last.id()));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
        TypedQuery<Todo> query = entities.createQuery(
                "select t from Todo t" + where + filter.order().orderBy(), Todo.class);
        conditions.values().forEach(parameters -> parameters.forEach(query::setParameter));
        List<TodoView> found = query.setMaxResults(limit + 1).getResultList().stream()
                .map(Todo::view)
                .toList();
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), Cursor.after(found.get(limit - 1), filter));
    }

    /** Holds a page, and the cursor of the next page, which is null on the last page. */
    record Page(List<TodoView> todos, @Nullable String next) {}
}
