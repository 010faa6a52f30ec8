package dev.yata.auth.console;

import dev.yata.auth.client.InvalidClientException;
import jakarta.validation.ConstraintViolation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** What is wrong with which field of a form; one message each. */
final class FieldErrors {

    private final Map<String, String> messages = new LinkedHashMap<>();

    /** The number that was typed; null when nothing was, or no number, which is then an error. */
    @Nullable
    Integer number(String field, @Nullable String typed) {
        if (!StringUtils.hasText(typed)) {
            return null;
        }
        try {
            return Integer.valueOf(typed.strip());
        } catch (NumberFormatException notANumber) {
            add(field, "must be a whole number");
            return null;
        }
    }

    void add(Set<? extends ConstraintViolation<?>> violations) {
        violations.forEach(violation -> add(violation.getPropertyPath().toString(), violation.getMessage()));
    }

    void add(InvalidClientException invalid) {
        add(invalid.field(), String.valueOf(invalid.getMessage()));
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Messages by the field's name in the form. */
    Map<String, String> messages() {
        return messages;
    }

    /** From a Java property path: {@code clientName} becomes {@code client_name}, {@code scopes[0]} {@code scopes}. */
    void add(String path, String message) {
        String field = path.replaceAll("[\\[.<].*", "").replaceAll("([a-z])([A-Z])", "$1_$2");
        messages.putIfAbsent(field.toLowerCase(Locale.ROOT), message);
    }
}
