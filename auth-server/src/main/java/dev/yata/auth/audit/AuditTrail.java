package dev.yata.auth.audit;

import dev.yata.auth.page.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit. */
@Component
public class AuditTrail {

    /** Rows fetched at a time by an export, and so all that it holds in memory. */
    private static final int FETCH_SIZE = 500;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the filter leaves, newest first.
     *
     * @param limit how many at most, 1 to 100
     * @param cursor from the page before; null for the first
     * @throws InvalidFilterException when limit or cursor are not such
     */
    @Transactional(readOnly = true)
    public Page<AuditEvent> page(AuditFilter filter, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            throw new InvalidFilterException("limit", "must be 1 to " + Page.MAX_LIMIT);
        }
        List<String> conditions = new ArrayList<>(filter.conditions());
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor);
            conditions.add("(at, id) < (:cursorAt, :cursorId)");
            parameters.put("cursorAt", Timestamp.from(after.at()));
            parameters.put("cursorId", after.id());
        }
        List<AuditEvent> found = jdbc.sql(select(conditions) + " order by at desc, id desc limit " + (limit + 1))
                .params(parameters)
                .query(AuditTrail::event)
                .list();
        return Page.of(found, limit, last -> Cursor.after(last).toString());
    }

    /** Hands over all that the filter leaves, oldest first, as it was when asked. */
    @Transactional(readOnly = true)
    public void read(AuditFilter filter, Consumer<AuditEvent> reader) {
        jdbc.sql(select(filter.conditions()) + " order by at, id")
                .withFetchSize(FETCH_SIZE)
                .params(filter.parameters())
                .query((RowCallbackHandler) row -> reader.accept(event(row, 0)));
    }

    private static String select(List<String> conditions) {
        return "select id, at, actor, action, target, detail, address, occurrences from audit_events"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    }

    private static AuditEvent event(ResultSet row, int number) throws SQLException {
        return new AuditEvent(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("target"),
                row.getString("detail"),
                row.getString("address"),
                row.getInt("occurrences"));
    }
}
