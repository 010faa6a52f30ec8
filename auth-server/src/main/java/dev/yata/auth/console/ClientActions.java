package dev.yata.auth.console;

import dev.yata.auth.client.Clients;
import dev.yata.auth.token.LiveTokens;
import dev.yata.resource.problem.Problem;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code POST /admin/clients/{clientId}/…}: changes a client, only once for each form. */
@Controller
@RequestMapping("/admin/clients/{clientId}")
class ClientActions {

    private final Clients clients;
    private final LiveTokens tokens;
    private final SubmittedForms forms;
    private final OneTimeSecrets secrets;

    ClientActions(Clients clients, LiveTokens tokens, SubmittedForms forms, OneTimeSecrets secrets) {
        this.clients = clients;
        this.tokens = tokens;
        this.forms = forms;
        this.secrets = secrets;
    }

    @PostMapping("/rotate")
    String rotate(
            @PathVariable String clientId,
            @RequestParam("form_id") UUID form,
            @RequestParam Overlap overlap,
            @RequestParam(defaultValue = "false") boolean understood,
            Principal user) {
        String file = ClientPages.INSTALLED.get(clientId);
        if (file != null && !understood) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "Programs read this secret from %s. Go back, and tick the box if you change the file yourself. Nothing was changed."
                            .formatted(file));
        }
        return forms.once(form, user, () -> secrets.keep(form, clients.rotate(clientId, overlap.duration())));
    }

    @PostMapping("/disable")
    String disable(@PathVariable String clientId, @RequestParam("form_id") UUID form, Principal user) {
        return forms.once(form, user, () -> page(clients.disable(clientId).clientId(), Notice.DISABLED));
    }

    @PostMapping("/enable")
    String enable(@PathVariable String clientId, @RequestParam("form_id") UUID form, Principal user) {
        return forms.once(form, user, () -> page(clients.enable(clientId).clientId(), Notice.ENABLED));
    }

    @GetMapping("/delete")
    String confirmDelete(@PathVariable String clientId, Model model) {
        model.addAttribute("client", clients.get(clientId));
        return "console/delete-client";
    }

    @PostMapping("/delete")
    String delete(@PathVariable String clientId, @RequestParam("form_id") UUID form, Principal user) {
        return forms.once(form, user, () -> {
            clients.delete(clientId);
            return "/admin/clients?done=" + Notice.DELETED;
        });
    }

    @PostMapping("/tokens/{jti}/revoke")
    String revoke(
            @PathVariable String clientId, @PathVariable UUID jti, @RequestParam("form_id") UUID form, Principal user) {
        return forms.once(form, user, () -> {
            tokens.revoke(clients.get(clientId).clientId(), jti);
            return page(clientId, Notice.TOKEN_REVOKED);
        });
    }

    @GetMapping("/tokens/revoke")
    String confirmRevokeAll(@PathVariable String clientId, Model model) {
        model.addAttribute("client", clients.get(clientId));
        return "console/revoke-tokens";
    }

    @PostMapping("/tokens/revoke")
    String revokeAll(@PathVariable String clientId, @RequestParam("form_id") UUID form, Principal user) {
        return forms.once(form, user, () -> {
            clients.revokeTokens(clientId);
            return page(clientId, Notice.TOKENS_REVOKED);
        });
    }

    private static String page(String clientId, Notice notice) {
        return "/admin/clients/" + clientId + "?done=" + notice;
    }
}
