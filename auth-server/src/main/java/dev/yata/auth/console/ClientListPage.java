package dev.yata.auth.console;

import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.client.Clients;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code GET /admin/clients}: all clients, by a part of their name or id and by state. */
@Controller
class ClientListPage {

    private final Clients clients;

    ClientListPage(Clients clients) {
        this.clients = clients;
    }

    @GetMapping("/admin/clients")
    String show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable Notice done,
            Model model) {
        String part = q.strip().toLowerCase(Locale.ROOT);
        List<ClientDetails> found = clients.all().stream()
                .filter(client -> client.clientName().toLowerCase(Locale.ROOT).contains(part)
                        || client.clientId().contains(part))
                .filter(client -> state.isEmpty() || client.active() == state.equals("active"))
                .toList();
        model.addAttribute("notice", done);
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute("clients", found);
        return "console/clients";
    }
}
