package dev.yata.auth.console;

import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.client.ClientMetadata;
import dev.yata.auth.client.Clients;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /admin/clients/{clientId}/edit}. Does not overwrite changes that others made after the page was opened. */
@Controller
@RequestMapping("/admin/clients/{clientId}/edit")
class EditClientPage {

    private static final String VIEW = "console/edit-client";

    private final Clients clients;
    private final ClientFields fields;
    private final SubmittedForms forms;

    EditClientPage(Clients clients, ClientFields fields, SubmittedForms forms) {
        this.clients = clients;
        this.fields = fields;
        this.forms = forms;
    }

    @GetMapping
    String show(@PathVariable String clientId, Model model) {
        ClientDetails client = clients.get(clientId);
        fields.show(client.metadata(), model);
        return page(client, client.updatedAt(), model);
    }

    @PostMapping
    String edit(
            @PathVariable String clientId,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam("form_id") UUID formId,
            @RequestParam("updated_at") Instant openedAt,
            Principal user,
            Model model,
            HttpServletResponse response) {
        try {
            return fields.submit(
                            typed,
                            changed -> forms.once(formId, user.getName(), () -> edit(clientId, changed, openedAt)),
                            model)
                    .orElseGet(() -> {
                        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                        return page(clients.get(clientId), openedAt, model);
                    });
        } catch (OptimisticLockingFailureException overtaken) {
            response.setStatus(HttpStatus.CONFLICT.value());
            ClientDetails present = clients.get(clientId);
            fields.show(typed, model);
            model.addAttribute("overtaken", true);
            return page(present, present.updatedAt(), model);
        }
    }

    private String edit(String clientId, ClientMetadata changed, Instant openedAt) {
        if (!clients.get(clientId).updatedAt().equals(openedAt)) {
            throw new OptimisticLockingFailureException("The client was changed since the page was opened");
        }
        clients.edit(clientId, before -> changed);
        return "/admin/clients/" + clientId + "?done=" + Notice.CHANGED;
    }

    private static String page(ClientDetails client, Instant openedAt, Model model) {
        model.addAttribute("client", client);
        model.addAttribute("updatedAt", openedAt.toString());
        return VIEW;
    }
}
