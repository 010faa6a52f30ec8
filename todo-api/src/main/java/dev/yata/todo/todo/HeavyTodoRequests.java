package dev.yata.todo.todo;

import dev.yata.resource.limit.HeavyRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Says that batches, the overview and lists with a filter are heavy. They may have to read all todos of the account. An
 * index serves a list without a filter in any order.
 */
@Component
class HeavyTodoRequests implements HeavyRequests {

    /** Limits the time of a heavy read, in seconds. */
    static final int SECONDS = 5;

    private static final String TODOS = "/api/v1/todos";
    private static final Set<String> NO_FILTERS = Set.of("sort", "limit", "cursor");

    @Override
    public boolean isHeavy(HttpServletRequest request) {
        String path = request.getServletPath();
        if (path.equals(TODOS)) {
            return !request.getMethod().equals("POST")
                    && !NO_FILTERS.containsAll(Collections.list(request.getParameterNames()));
        }
        return path.equals(TODOS + "/overview") || path.equals(TODOS + "/batch");
    }
}
