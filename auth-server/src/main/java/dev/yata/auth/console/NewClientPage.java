package dev.yata.auth.console;

import dev.yata.auth.client.Clients;
import dev.yata.auth.client.InvalidClientException;
import dev.yata.auth.client.NewClient;
import dev.yata.auth.settings.ProtectedResources;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /admin/clients/new}: registers a client by the rules of the admin API, then leads to its secret. */
@Controller
class NewClientPage {

    private final Clients clients;
    private final ProtectedResources resources;
    private final Validator validator;
    private final SentForms forms;
    private final ShownOnce secrets;

    NewClientPage(
            Clients clients, ProtectedResources resources, Validator validator, SentForms forms, ShownOnce secrets) {
        this.clients = clients;
        this.resources = resources;
        this.validator = validator;
        this.forms = forms;
        this.secrets = secrets;
    }

    @GetMapping("/admin/clients/new")
    String show(Model model) {
        return form(model, ClientForm.empty(), new FieldErrors());
    }

    @PostMapping("/admin/clients/new")
    String create(
            @ModelAttribute("form") ClientForm form,
            @RequestParam("form_id") UUID formId,
            Principal user,
            Model model,
            HttpServletResponse response) {
        FieldErrors errors = new FieldErrors();
        NewClient request = form.newClient(errors);
        errors.add(validator.validate(request));
        if (errors.isEmpty()) {
            try {
                return "redirect:"
                        + forms.once(formId, user.getName(), () -> secrets.keep(formId, clients.register(request)));
            } catch (InvalidClientException invalid) {
                errors.add(invalid);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, form, errors);
    }

    private String form(Model model, ClientForm form, FieldErrors errors) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors.messages());
        model.addAttribute("allScopes", ProtectedResources.SCOPES);
        model.addAttribute("allResources", resources.urls());
        return "console/client-form";
    }
}
