package dev.yata.auth.console;

import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.client.ClientFilter;
import dev.yata.auth.client.Clients;
import dev.yata.auth.page.Page;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code GET /admin/clients}: lists clients, filtered by state and by a part of their name or id. */
@Controller
class ClientListPage {

    private static final int LIMIT = 25;
    private static final Set<String> STATES = Set.of("active", "disabled");

    private final Clients clients;

    ClientListPage(Clients clients) {
        this.clients = clients;
    }

    @GetMapping("/admin/clients")
    String show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "state", defaultValue = "") String asked,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Notice done,
            Model model) {
        String state = STATES.contains(asked) ? asked : "";
        Page<ClientDetails> page = clients.search(new ClientFilter(
                StringUtils.hasText(q) ? q.strip() : null, StringUtils.hasText(state) ? state : null, LIMIT, cursor));
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute("cursor", cursor);
        model.addAttribute("page", page);
        model.addAttribute("notice", done);
        return "console/clients";
    }
}
