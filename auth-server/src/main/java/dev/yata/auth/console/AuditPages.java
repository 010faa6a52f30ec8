package dev.yata.auth.console;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditExport;
import dev.yata.auth.audit.AuditFilter;
import dev.yata.auth.audit.AuditTrail;
import dev.yata.auth.audit.InvalidFilterException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /admin/audit}: shows the audit page by page, and exports it as a file. */
@Controller
@RequestMapping("/admin/audit")
class AuditPages {

    private static final int LIMIT = 50;

    private final AuditTrail trail;
    private final AuditExport export;

    AuditPages(AuditTrail trail, AuditExport export) {
        this.trail = trail;
        this.export = export;
    }

    @GetMapping
    String show(
            @ModelAttribute("query") AuditQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("errors", Map.of());
        model.addAttribute("actions", AuditAction.values());
        model.addAttribute("cursor", cursor);
        try {
            model.addAttribute("page", trail.page(query.filter(), LIMIT, cursor));
        } catch (InvalidFilterException invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", Map.of(invalid.field(), String.valueOf(invalid.getMessage())));
            model.addAttribute("page", trail.page(AuditFilter.EVERYTHING, LIMIT, null));
        }
        return "console/audit";
    }

    @GetMapping("/audit.csv")
    void csv(AuditQuery query, HttpServletResponse response) throws IOException {
        AuditFilter filter = query.filter();
        attachment(response, "text/csv", "audit.csv");
        export.csv(filter, response.getOutputStream());
    }

    @GetMapping("/audit.jsonl")
    void jsonLines(AuditQuery query, HttpServletResponse response) throws IOException {
        AuditFilter filter = query.filter();
        attachment(response, "application/jsonl", "audit.jsonl");
        export.jsonLines(filter, response.getOutputStream());
    }

    private static void attachment(HttpServletResponse response, String type, String name) {
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
