package dev.yata.auth.admin;

import dev.yata.auth.audit.AuditEvent;
import dev.yata.auth.audit.AuditExport;
import dev.yata.auth.audit.AuditQuery;
import dev.yata.auth.audit.AuditTrail;
import dev.yata.auth.page.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
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
    private final PageResponse pages;

    AuditController(AuditTrail trail, AuditExport export, PageResponse pages) {
        this.trail = trail;
        this.export = export;
        this.pages = pages;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<AuditEvent>> page(
            AuditQuery query,
            @RequestParam(defaultValue = "50") @Range(min = 1, max = Page.MAX_LIMIT, message = "must be {min} to {max}")
                    int limit,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request) {
        return pages.answer(trail.page(query.parseTimes(), limit, cursor), request);
    }

    @GetMapping(produces = CSV)
    void csv(AuditQuery query, HttpServletResponse response) throws IOException {
        export.csv(query.parseTimes(), response);
    }

    @GetMapping(produces = JSON_LINES)
    void jsonLines(AuditQuery query, HttpServletResponse response) throws IOException {
        export.jsonLines(query.parseTimes(), response);
    }
}
