package dev.yata.auth.console;

import dev.yata.auth.client.ClientMetadata;
import dev.yata.auth.client.ClientRules;
import dev.yata.auth.client.GrantType;
import dev.yata.auth.client.InvalidClientException;
import dev.yata.auth.settings.ProtectedResources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/** Checks the fields of a client on a page by the rules of the admin API, and shows them again with their errors. */
@Component
class ClientFields {

    private final ProtectedResources resources;
    private final ClientRules rules;
    private final ClientForm form;
    private final List<GrantType> grants;

    ClientFields(ProtectedResources resources, ClientRules rules, ClientForm form, List<GrantType> grants) {
        this.resources = resources;
        this.rules = rules;
        this.form = form;
        this.grants = List.copyOf(grants);
    }

    /**
     * Checks the typed fields and runs the action.
     *
     * @param action returns the path of the result
     * @return that path; empty if a field is invalid, and then the model has the fields with their errors
     */
    Optional<String> submit(MultiValueMap<String, String> typed, Function<ClientMetadata, String> action, Model model) {
        Map<String, String> errors = new TreeMap<>();
        ClientMetadata client = form.read(typed, errors);
        rules.objections(client).forEach(errors::putIfAbsent);
        if (errors.isEmpty()) {
            try {
                return Optional.of(action.apply(client));
            } catch (InvalidClientException invalid) {
                errors.putAll(invalid.errors());
            }
        }
        show(typed, errors, model);
        return Optional.empty();
    }

    /** Shows the form for a new client, with all scopes of the default API chosen. */
    void showEmpty(Model model) {
        show(Map.of("scopes", resources.apiScopes(), "grant_types", List.of("client_credentials")), Map.of(), model);
    }

    void show(ClientMetadata client, Model model) {
        show(form.write(client), Map.of(), model);
    }

    void show(Map<String, List<String>> fields, Model model) {
        show(fields, Map.of(), model);
    }

    private void show(Map<String, List<String>> fields, Map<String, String> errors, Model model) {
        model.addAttribute("form", new Shown(fields));
        model.addAttribute("errors", errors);
        model.addAttribute("allScopes", resources.scopes());
        model.addAttribute("allResources", resources.all());
        model.addAttribute(
                "allGrantTypes", grants.stream().map(GrantType::value).toList());
    }

    /** The values of the fields on a page, by name. */
    record Shown(Map<String, List<String>> fields) {

        public String text(String field) {
            return String.join(" ", fields.getOrDefault(field, List.of()));
        }

        public boolean has(String field, String value) {
            return fields.getOrDefault(field, List.of()).contains(value);
        }
    }
}
