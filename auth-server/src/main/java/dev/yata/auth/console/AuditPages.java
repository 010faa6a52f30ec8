package dev.yata.auth.console;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditExport;
import dev.yata.auth.audit.AuditFilter;
import dev.yata.auth.audit.AuditQuery;
import dev.yata.auth.audit.AuditTrail;
import dev.yata.resource.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
            model.addAttribute("page", trail.page(query.parseDays(), LIMIT, cursor));
        } catch (Problem invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", ConsolePages.fieldErrors(invalid));
            model.addAttribute("page", trail.page(AuditFilter.EVERYTHING, LIMIT, null));
        }
        return "console/audit";
    }

    @GetMapping("/audit.csv")
    void csv(AuditQuery query, HttpServletResponse response) throws IOException {
        export.csv(query.parseDays(), response);
    }

    @GetMapping("/audit.jsonl")
    void jsonLines(AuditQuery query, HttpServletResponse response) throws IOException {
        export.jsonLines(query.parseDays(), response);
    }
}
