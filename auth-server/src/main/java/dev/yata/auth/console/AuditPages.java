package dev.yata.auth.console;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditEvent;
import dev.yata.auth.audit.AuditExport;
import dev.yata.auth.audit.AuditFilter;
import dev.yata.auth.audit.AuditQuery;
import dev.yata.auth.audit.AuditTrail;
import dev.yata.auth.page.Page;
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
    private final AuditLinks links;
    private final AuditExport export;

    AuditPages(AuditTrail trail, AuditLinks links, AuditExport export) {
        this.trail = trail;
        this.links = links;
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
            show(trail.page(query.parseDays(), LIMIT, cursor), model);
        } catch (Problem invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", ConsolePages.fieldErrors(invalid));
            show(trail.page(AuditFilter.EVERYTHING, LIMIT, null), model);
        }
        return "console/audit";
    }

    private void show(Page<AuditEvent> page, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("links", links.of(page));
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
