package dev.yata.auth.console;

import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.client.Clients;
import java.security.Principal;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /admin/clients/{clientId}}: one client and what can be done with it. */
@Controller
@RequestMapping("/admin/clients/{clientId}")
class ClientPage {

    private final Clients clients;
    private final SentForms forms;
    private final ShownOnce secrets;

    ClientPage(Clients clients, SentForms forms, ShownOnce secrets) {
        this.clients = clients;
        this.forms = forms;
        this.secrets = secrets;
    }

    @GetMapping
    String show(@PathVariable String clientId, @RequestParam(required = false) @Nullable Notice done, Model model) {
        ClientDetails client = clients.get(clientId);
        model.addAttribute("client", client);
        model.addAttribute("permanent", clientId.equals(Clients.ADMIN_CLIENT_ID));
        model.addAttribute("notice", done);
        return "console/client";
    }

    @PostMapping("/rotate")
    String rotate(
            @PathVariable String clientId,
            @RequestParam("form_id") UUID form,
            @RequestParam Overlap overlap,
            Principal user) {
        return once(form, user, () -> secrets.keep(form, clients.rotate(clientId, overlap.duration())));
    }

    @PostMapping("/disable")
    String disable(@PathVariable String clientId, @RequestParam("form_id") UUID form, Principal user) {
        return once(form, user, () -> page(clients.disable(clientId), Notice.DISABLED));
    }

    @PostMapping("/enable")
    String enable(@PathVariable String clientId, @RequestParam("form_id") UUID form, Principal user) {
        return once(form, user, () -> page(clients.enable(clientId), Notice.ENABLED));
    }

    @GetMapping("/delete")
    String confirm(@PathVariable String clientId, Model model) {
        model.addAttribute("client", clients.get(clientId));
        return "console/delete-client";
    }

    @PostMapping("/delete")
    String delete(@PathVariable String clientId, @RequestParam("form_id") UUID form, Principal user) {
        return once(form, user, () -> {
            clients.delete(clientId);
            return "/admin/clients?done=" + Notice.DELETED;
        });
    }

    private String once(UUID form, Principal user, Supplier<String> action) {
        return "redirect:" + forms.once(form, user.getName(), action);
    }

    private static String page(ClientDetails client, Notice notice) {
        return "/admin/clients/" + client.clientId() + "?done=" + notice;
    }
}
