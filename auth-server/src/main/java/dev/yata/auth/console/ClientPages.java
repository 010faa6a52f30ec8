package dev.yata.auth.console;

import dev.yata.auth.audit.AuditFilter;
import dev.yata.auth.audit.AuditTrail;
import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.client.ClientFilter;
import dev.yata.auth.client.Clients;
import dev.yata.auth.token.LiveTokens;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code GET /admin/clients}: lists clients, and shows one with its secrets, live tokens and audit events. */
@Controller
class ClientPages {

    private static final int CLIENTS = 25;
    private static final int TOKENS = 20;
    private static final int EVENTS = 10;
    private static final Set<String> STATES = Set.of("active", "disabled");

    private final Clients clients;
    private final LiveTokens tokens;
    private final AuditTrail audit;

    ClientPages(Clients clients, LiveTokens tokens, AuditTrail audit) {
        this.clients = clients;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** Lists clients, filtered by state and by a part of their name or id. Ignores an unknown state. */
    @GetMapping("/admin/clients")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "state", defaultValue = "") String requestedState,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Notice done,
            Model model) {
        String state = STATES.contains(requestedState) ? requestedState : null;
        String text = StringUtils.hasText(q) ? q.strip() : null;
        model.addAttribute("q", q);
        model.addAttribute("state", state == null ? "" : state);
        model.addAttribute("cursor", cursor);
        model.addAttribute("page", clients.search(new ClientFilter(text, state, CLIENTS, cursor)));
        model.addAttribute("notice", done);
        return "console/clients";
    }

    @GetMapping("/admin/clients/{clientId}")
    String show(
            @PathVariable String clientId,
            @RequestParam(name = "tokens", required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Notice done,
            Model model) {
        ClientDetails client = clients.get(clientId);
        model.addAttribute("client", client);
        model.addAttribute("ownKey", client.metadata().usesOwnKey());
        model.addAttribute("permanent", clientId.equals(Clients.ADMIN_CLIENT_ID));
        model.addAttribute("overlaps", Overlap.values());
        model.addAttribute("tokens", tokens.of(clientId, TOKENS, cursor));
        model.addAttribute("cursor", cursor);
        model.addAttribute("events", audit.page(new AuditFilter(null, null, clientId, null, null), EVENTS, null));
        model.addAttribute("notice", done);
        return "console/client";
    }
}
