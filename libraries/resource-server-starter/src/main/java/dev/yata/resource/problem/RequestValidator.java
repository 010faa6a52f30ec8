package dev.yata.resource.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Validates request bodies by their Jakarta Validation annotations and reports every invalid field. */
public class RequestValidator {

    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])([A-Z])");

    private final Validator validator;

    RequestValidator(Validator validator) {
        this.validator = validator;
    }

    /**
     * Returns the request if it is valid.
     *
     * @throws Problem 400 with one entry for each violation
     */
    public <T> T validate(T request) {
        List<InvalidField> errors = validator.validate(request).stream()
                .map(RequestValidator::describe)
                .sorted(Comparator.comparing(InvalidField::field).thenComparing(InvalidField::message))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return request;
    }

    private static InvalidField describe(ConstraintViolation<?> violation) {
        return new InvalidField(jsonPath(violation.getPropertyPath()), violation.getMessage());
    }

    private static String jsonPath(Path path) {
        StringBuilder json = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                json.append('[').append(node.getIndex()).append(']');
            }
            if (node.getKind() == jakarta.validation.ElementKind.PROPERTY) {
                json.append(json.isEmpty() ? "" : ".").append(snakeCase(node.getName()));
            }
        }
        return json.isEmpty() ? "body" : json.toString();
    }

    static String snakeCase(String name) {
        return CAPITAL.matcher(name).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
