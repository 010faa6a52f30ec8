package dev.yata.auth.console;

import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.client.ClientMetadata;
import dev.yata.auth.client.ClientRules;
import dev.yata.auth.client.Clients;
import dev.yata.auth.client.GrantType;
import dev.yata.auth.settings.ProtectedResources;
import dev.yata.resource.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /admin/clients/new} and {@code /admin/clients/{clientId}/edit}: forms that register and edit a client. Checks
 * the fields by the rules of the admin API, and shows invalid ones again with their errors.
 */
@Controller
class ClientFormPages {

    private static final String NEW = "console/new-client";
    private static final String EDIT = "console/edit-client";

    private final Clients clients;
    private final ClientRules rules;
    private final ClientForm form;
    private final ProtectedResources resources;
    private final List<String> grantTypes;
    private final SubmittedForms forms;
    private final OneTimeSecrets secrets;

    ClientFormPages(
            Clients clients,
            ClientRules rules,
            ClientForm form,
            ProtectedResources resources,
            List<GrantType> grants,
            SubmittedForms forms,
            OneTimeSecrets secrets) {
        this.clients = clients;
        this.rules = rules;
        this.form = form;
        this.resources = resources;
        this.grantTypes = grants.stream().map(GrantType::value).toList();
        this.forms = forms;
        this.secrets = secrets;
    }

    @ModelAttribute
    void addChoices(Model model) {
        model.addAttribute("errors", Map.of());
        model.addAttribute("allScopes", resources.scopes());
        model.addAttribute("scopeDescriptions", resources.scopeDescriptions());
        model.addAttribute("allResources", resources.all());
        model.addAttribute("allGrantTypes", grantTypes);
    }

    /** Shows an empty form. Only the first scope of the default API is chosen, which has the fewest rights. */
    @GetMapping("/admin/clients/new")
    String showNew(Model model) {
        show(
                Map.of("scopes", resources.apiScopes().subList(0, 1), "grant_types", List.of("client_credentials")),
                model);
        return NEW;
    }

    @PostMapping("/admin/clients/new")
    String register(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam("form_id") UUID formId,
            Principal user,
            Model model,
            HttpServletResponse response) {
        return submit(
                        typed,
                        client -> forms.once(formId, user, () -> secrets.keep(formId, clients.register(client))),
                        model,
                        response)
                .orElse(NEW);
    }

    @GetMapping("/admin/clients/{clientId}/edit")
    String showEdit(@PathVariable String clientId, Model model) {
        ClientDetails client = clients.get(clientId);
        show(form.write(client.metadata()), model);
        return editPage(client, client.updatedAt(), model);
    }

    /** Saves the changes. Does not overwrite changes that others made after the page was opened. */
    @PostMapping("/admin/clients/{clientId}/edit")
    String edit(
            @PathVariable String clientId,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam("form_id") UUID formId,
            @RequestParam("updated_at") Instant openedAt,
            Principal user,
            Model model,
            HttpServletResponse response) {
        try {
            return submit(
                            typed,
                            changed -> forms.once(formId, user, () -> edit(clientId, changed, openedAt)),
                            model,
                            response)
                    .orElseGet(() -> editPage(clients.get(clientId), openedAt, model));
        } catch (OptimisticLockingFailureException overtaken) {
            response.setStatus(HttpStatus.CONFLICT.value());
            ClientDetails present = clients.get(clientId);
            show(typed, model);
            model.addAttribute("overtaken", true);
            return editPage(present, present.updatedAt(), model);
        }
    }

    private String edit(String clientId, ClientMetadata changed, Instant openedAt) {
        if (!clients.get(clientId).updatedAt().equals(openedAt)) {
            throw new OptimisticLockingFailureException("The client was changed since the page was opened");
        }
        clients.edit(clientId, before -> changed);
        return "/admin/clients/" + clientId + "?done=" + Notice.CHANGED;
    }

    private static String editPage(ClientDetails client, Instant openedAt, Model model) {
        model.addAttribute("client", client);
        model.addAttribute("updatedAt", openedAt.toString());
        return EDIT;
    }

    /** Checks the fields and runs the action. Returns empty if a field is invalid; the model then has the errors. */
    private Optional<String> submit(
            MultiValueMap<String, String> typed,
            Function<ClientMetadata, String> action,
            Model model,
            HttpServletResponse response) {
        Map<String, String> errors = new TreeMap<>();
        ClientMetadata client = form.read(typed, errors);
        rules.validationErrors(client).forEach(errors::putIfAbsent);
        if (errors.isEmpty()) {
            try {
                return Optional.of(action.apply(client));
            } catch (Problem invalid) {
                errors.putAll(ConsolePages.fieldErrors(invalid));
                if (errors.isEmpty()) {
                    throw invalid;
                }
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        show(typed, model);
        model.addAttribute("errors", errors);
        return Optional.empty();
    }

    private static void show(Map<String, List<String>> fields, Model model) {
        model.addAttribute("form", new Fields(fields));
    }

    /** The values of the fields on a page, by name. */
    record Fields(Map<String, List<String>> values) {

        public String text(String field) {
            return String.join(" ", values.getOrDefault(field, List.of()));
        }

        public boolean has(String field, String value) {
            return values.getOrDefault(field, List.of()).contains(value);
        }
    }
}
