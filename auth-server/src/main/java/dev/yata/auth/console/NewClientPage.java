package dev.yata.auth.console;

import dev.yata.auth.client.Clients;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /admin/clients/new}: registers a client, then redirects to its secret. */
@Controller
@RequestMapping("/admin/clients/new")
class NewClientPage {

    private static final String VIEW = "console/new-client";

    private final Clients clients;
    private final ClientFields fields;
    private final SubmittedForms forms;
    private final OneTimeSecrets secrets;

    NewClientPage(Clients clients, ClientFields fields, SubmittedForms forms, OneTimeSecrets secrets) {
        this.clients = clients;
        this.fields = fields;
        this.forms = forms;
        this.secrets = secrets;
    }

    @GetMapping
    String show(Model model) {
        fields.showEmpty(model);
        return VIEW;
    }

    @PostMapping
    String create(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam("form_id") UUID formId,
            Principal user,
            Model model,
            HttpServletResponse response) {
        return fields.submit(
                        typed,
                        client -> forms.once(
                                formId, user.getName(), () -> secrets.keep(formId, clients.register(client))),
                        model)
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return VIEW;
                });
    }
}
