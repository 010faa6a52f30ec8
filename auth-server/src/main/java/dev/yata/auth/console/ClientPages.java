package dev.yata.auth.console;

import dev.yata.auth.audit.AuditEvent;
import dev.yata.auth.audit.AuditFilter;
import dev.yata.auth.audit.AuditTrail;
import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.client.ClientFilter;
import dev.yata.auth.client.Clients;
import dev.yata.auth.page.Page;
import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.token.LiveTokens;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** The orders of the list, and their names for people. */
    private static final Map<String, String> ORDERS = orders();

    private static final Set<String> STATES = Set.of("active", "disabled");

    /** The clients of this installation, with the file that has the secret of each. */
    static final Map<String, String> INSTALLED =
            Map.of(Clients.ADMIN_CLIENT_ID, "admin.json", Clients.DEFAULT_CLIENT_ID, "mcp.env");

    private final Clients clients;
    private final LiveTokens tokens;
    private final AuditTrail audit;
    private final AuditLinks links;
    private final ProtectedResources resources;

    ClientPages(Clients clients, LiveTokens tokens, AuditTrail audit, AuditLinks links, ProtectedResources resources) {
        this.clients = clients;
        this.tokens = tokens;
        this.audit = audit;
        this.links = links;
        this.resources = resources;
    }

    /** Lists clients, filtered by state and by a part of their name or id. Ignores an unknown state or order. */
    @GetMapping("/admin/clients")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "state", defaultValue = "") String requestedState,
            @RequestParam(name = "sort", defaultValue = "") String requestedSort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Notice done,
            Model model) {
        String sort = ORDERS.containsKey(requestedSort) ? requestedSort : ClientFilter.NEWEST_FIRST;
        String state = STATES.contains(requestedState) ? requestedState : null;
        String text = StringUtils.hasText(q) ? q.strip() : null;
        model.addAttribute("q", q);
        model.addAttribute("state", state == null ? "" : state);
        model.addAttribute("sort", sort);
        model.addAttribute("orders", ORDERS);
        model.addAttribute("cursor", cursor);
        model.addAttribute("page", clients.search(new ClientFilter(text, state, sort, CLIENTS, cursor)));
        model.addAttribute("notice", done);
        return "console/clients";
    }

    private static Map<String, String> orders() {
        Map<String, String> orders = new LinkedHashMap<>();
        orders.put(ClientFilter.NEWEST_FIRST, "Newest first");
        orders.put("created_at", "Oldest first");
        orders.put("client_name", "Name, A to Z");
        orders.put("-client_name", "Name, Z to A");
        orders.put("-last_used_at", "Last used first");
        orders.put("last_used_at", "Least recently used first");
        return orders;
    }

    @GetMapping("/admin/clients/{clientId}")
    String show(
            @PathVariable String clientId,
            @RequestParam(name = "tokens", required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Notice done,
            Model model) {
        ClientDetails client = clients.get(clientId);
        model.addAttribute("client", client);
        model.addAttribute("scopeDescriptions", resources.scopeDescriptions());
        model.addAttribute("ownKey", client.metadata().usesOwnKey());
        model.addAttribute("permanent", clientId.equals(Clients.ADMIN_CLIENT_ID));
        model.addAttribute("installed", INSTALLED.get(clientId));
        model.addAttribute("overlaps", Overlap.values());
        model.addAttribute("tokens", tokens.of(clientId, TOKENS, cursor));
        model.addAttribute("cursor", cursor);
        Page<AuditEvent> events = audit.page(new AuditFilter(null, null, clientId, null, null), EVENTS, null);
        model.addAttribute("events", events);
        model.addAttribute("links", links.of(events));
        model.addAttribute("notice", done);
        return "console/client";
    }
}
