package dev.yata.auth.console;

import dev.yata.auth.client.InvalidClientException;
import dev.yata.auth.settings.ProtectedResources;
import jakarta.validation.Validator;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The fields of a client on a page: checked by the rules of the admin API, shown again with what is wrong. */
@Component
class ClientFields {

    private final ProtectedResources resources;
    private final Validator validator;

    ClientFields(ProtectedResources resources, Validator validator) {
        this.resources = resources;
        this.validator = validator;
    }

    /**
     * Checks what the form asks for and does it.
     *
     * @return the path of the result; empty, and the form is in the model with its errors, if a field can't be accepted
     */
    <T> Optional<String> submit(
            ClientForm form, Function<FieldErrors, T> request, Function<T, String> action, Model model) {
        FieldErrors errors = new FieldErrors();
        T asked = request.apply(errors);
        errors.add(validator.validate(asked));
        if (errors.isEmpty()) {
            try {
                return Optional.of(action.apply(asked));
            } catch (InvalidClientException invalid) {
                errors.add(invalid);
            }
        }
        show(form, errors, model);
        return Optional.empty();
    }

    /** A form for a new client, which has all of the API's scopes until some are taken away. */
    void showEmpty(Model model) {
        show(ClientForm.empty(resources.apiScopes()), model);
    }

    void show(ClientForm form, Model model) {
        show(form, new FieldErrors(), model);
    }

    private void show(ClientForm form, FieldErrors errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors.messages());
        model.addAttribute("allScopes", resources.scopes());
        model.addAttribute("allResources", resources.urls());
    }
}
