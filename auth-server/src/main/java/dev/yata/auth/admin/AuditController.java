package dev.yata.auth.admin;

import dev.yata.auth.audit.AuditEvent;
import dev.yata.auth.audit.AuditExport;
import dev.yata.auth.audit.AuditFilter;
import dev.yata.auth.audit.AuditTrail;
import dev.yata.auth.audit.InvalidFilterException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /admin/api/audit}: returns JSON pages, newest first, or a file in the format that {@code Accept} names,
 * oldest first.
 */
@RestController
@RequestMapping("/admin/api/audit")
class AuditController {

    private static final String CSV = "text/csv";
    private static final String JSON_LINES = "application/jsonl";

    private final AuditTrail trail;
    private final AuditExport export;
    private final NextPage nextPage;

    AuditController(AuditTrail trail, AuditExport export, NextPage nextPage) {
        this.trail = trail;
        this.export = export;
        this.nextPage = nextPage;
    }

    /** The filter parameters. A time is in the format of RFC 3339. A date means the start of that day in UTC. */
    record Query(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String target,
            @Nullable String since,
            @Nullable String until) {

        AuditFilter filter() {
            return new AuditFilter(blankToNull(actor), blankToNull(action), blankToNull(target), from(), to());
        }

        private @Nullable Instant from() {
            return instant("since", since);
        }

        private @Nullable Instant to() {
            return instant("until", until);
        }

        private static @Nullable Instant instant(String field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                return null;
            }
            try {
                return value.contains("T")
                        ? OffsetDateTime.parse(value).toInstant()
                        : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeException malformed) {
                throw new InvalidFilterException(field, "must be like 2026-11-21 or 2026-11-21T08:00:00Z");
            }
        }

        private static @Nullable String blankToNull(@Nullable String value) {
            return value == null || value.isBlank() ? null : value;
        }
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<AuditEvent>> page(
            Query query,
            @RequestParam(defaultValue = "50") String limit,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request) {
        return nextPage.answer(trail.page(query.filter(), number(limit), cursor), request);
    }

    @GetMapping(produces = CSV)
    void csv(Query query, HttpServletResponse response) throws IOException {
        AuditFilter filter = query.filter();
        attachment(response, CSV, "audit.csv");
        export.csv(filter, response.getOutputStream());
    }

    @GetMapping(produces = JSON_LINES)
    void jsonLines(Query query, HttpServletResponse response) throws IOException {
        AuditFilter filter = query.filter();
        attachment(response, JSON_LINES, "audit.jsonl");
        export.jsonLines(filter, response.getOutputStream());
    }

    private static int number(String limit) {
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    private static void attachment(HttpServletResponse response, String type, String name) {
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
