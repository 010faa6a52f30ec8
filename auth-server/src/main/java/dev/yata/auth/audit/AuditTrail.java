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

    private static final String ORDER = "-at";

    /**
     * Finds the name of a client even after its row was deleted, because the event of its deletion has the name as its
     * detail.
     */
    private static final String SELECT = """
            select e.id, e.at, e.actor, e.action, e.target, e.detail, e.address, e.occurrences, e.request_id,
                   coalesce(a.client_name, %s) as actor_name,
                   coalesce(t.client_name, k.algorithm || ' key', %s) as target_name
              from audit_events e
              left join oauth_clients a on a.client_id = e.actor
              left join oauth_clients t on t.client_id = e.target
              left join signing_keys k on k.kid = e.target
            """.formatted(nameAtDeletion("e.actor"), nameAtDeletion("e.target"));

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
        Cursor after = Cursor.parse(cursor, ORDER);
        if (after != null) {
            conditions.put("(e.at, e.id) < (?, ?)", List.of(Timestamp.from(after.time()), Cursor.number(after.id())));
        }
        List<AuditEvent> found = find(conditions, "e.at desc, e.id desc", limit + 1);
        return Page.of(
                found,
                limit,
                last -> new Cursor(
                                ORDER,
                                false,
                                Long.toString(last.id()),
                                last.at().toString())
                        .toString());
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
        conditions.put("e.id <= ?", List.of(newest));
        if (last != null) {
            conditions.put("(e.at, e.id) > (?, ?)", List.of(Timestamp.from(last.at()), last.id()));
        }
        return find(conditions, "e.at, e.id", CHUNK);
    }

    private List<AuditEvent> find(Map<String, List<?>> conditions, String order, int limit) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
        return jdbc.sql(SELECT + where + " order by " + order + " limit " + limit)
                .params(conditions.values().stream().flatMap(List::stream).toList())
                .query(AuditTrail::event)
                .list();
    }

    /** Returns the SQL of the name that a client had when it was deleted. The index {@code audit_events_deleted} finds it. */
    static String nameAtDeletion(String clientId) {
        return "(select d.detail from audit_events d where d.target = " + clientId + " and d.action = '"
                + AuditAction.CLIENT_DELETED + "' limit 1)";
    }

    private static AuditEvent event(ResultSet row, int number) throws SQLException {
        return new AuditEvent(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("target"),
                row.getString("target_name"),
                row.getString("detail"),
                row.getString("address"),
                row.getInt("occurrences"),
                row.getString("request_id"));
    }
}
