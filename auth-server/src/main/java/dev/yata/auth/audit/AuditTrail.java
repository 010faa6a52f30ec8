package dev.yata.auth.audit;

import dev.yata.auth.page.Cursor;
import dev.yata.auth.page.Page;
import dev.yata.resource.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads audit events. */
@Component
public class AuditTrail {

    /** The number of rows that an export reads in one query and holds in memory. */
    private static final int CHUNK = 500;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns one page of the matching events, newest first.
     *
     * @param limit the maximum number of events, 1 to 100
     * @param cursor from the previous page; null for the first page
     * @throws Problem 400 if the cursor is not valid
     */
    @Transactional(readOnly = true)
    public Page<AuditEvent> page(AuditFilter filter, int limit, @Nullable String cursor) {
        Map<String, List<?>> conditions = filter.conditions();
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor);
            conditions.put("(at, id) < (?, ?)", List.of(Timestamp.from(after.at()), Cursor.number(after.id())));
        }
        List<AuditEvent> found = find(conditions, "at desc, id desc", limit + 1);
        return Page.of(found, limit, last -> new Cursor(last.at(), Long.toString(last.id())).toString());
    }

    /**
     * Passes all matching events to the reader, oldest first. Leaves out events added after the call. Holds no database
     * connection while the reader works, since a download may be slow.
     */
    public void read(AuditFilter filter, Consumer<AuditEvent> reader) {
        long newest = jdbc.sql("select coalesce(max(id), 0) from audit_events")
                .query(Long.class)
                .single();
        List<AuditEvent> chunk = chunk(filter, newest, null);
        while (!chunk.isEmpty()) {
            chunk.forEach(reader);
            chunk = chunk(filter, newest, chunk.get(chunk.size() - 1));
        }
    }

    private List<AuditEvent> chunk(AuditFilter filter, long newest, @Nullable AuditEvent last) {
        Map<String, List<?>> conditions = filter.conditions();
        conditions.put("id <= ?", List.of(newest));
        if (last != null) {
            conditions.put("(at, id) > (?, ?)", List.of(Timestamp.from(last.at()), last.id()));
        }
        return find(conditions, "at, id", CHUNK);
    }

    private List<AuditEvent> find(Map<String, List<?>> conditions, String order, int limit) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
        return jdbc.sql("select id, at, actor, action, target, detail, address, occurrences from audit_events" + where
                        + " order by " + order + " limit " + limit)
                .params(conditions.values().stream().flatMap(List::stream).toList())
                .query(AuditTrail::event)
                .list();
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
