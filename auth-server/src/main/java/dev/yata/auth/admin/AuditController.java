package dev.yata.auth.admin;

import dev.yata.auth.audit.AuditEvent;
import dev.yata.auth.audit.AuditExport;
import dev.yata.auth.audit.AuditQuery;
import dev.yata.auth.audit.AuditTrail;
import dev.yata.auth.page.Page;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
@Tag(name = "Audit")
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

    @Operation(
            operationId = "listAuditEvents",
            summary = "Lists events, newest first",
            description = "text/csv and application/jsonl answer with all events, oldest first.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of events, or a file with all",
            headers = @Header(name = "Link", ref = "#/components/headers/Link"),
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        array = @ArraySchema(schema = @Schema(implementation = AuditEvent.class))),
                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                @Content(mediaType = JSON_LINES, schema = @Schema(type = "string"))
            })
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<AuditEvent>> page(
            @ParameterObject AuditQuery query,
            @RequestParam(defaultValue = "50") @Range(min = 1, max = Page.MAX_LIMIT, message = "must be {min} to {max}")
                    int limit,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request) {
        return pages.answer(trail.page(query.parseTimes(), limit, cursor), request);
    }

    @Hidden // is described at page
    @GetMapping(produces = CSV)
    void csv(AuditQuery query, HttpServletResponse response) throws IOException {
        export.csv(query.parseTimes(), response);
    }

    @Hidden // is described at page
    @GetMapping(produces = JSON_LINES)
    void jsonLines(AuditQuery query, HttpServletResponse response) throws IOException {
        export.jsonLines(query.parseTimes(), response);
    }
}
