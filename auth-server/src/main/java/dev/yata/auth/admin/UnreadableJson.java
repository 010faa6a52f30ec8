package dev.yata.auth.admin;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body that could not be read, without repeating its values. */
final class UnreadableJson {

    private UnreadableJson() {}

    static ProblemDetail describe(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            Collection<Object> known = unknown.getKnownPropertyIds();
            return problem(
                    "There is an unknown field.",
                    path(unknown),
                    "is unknown; known are "
                            + known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
        }
        if (cause instanceof MismatchedInputException mismatched
                && !mismatched.getPath().isEmpty()) {
            return problem("A field has the wrong type.", path(mismatched), "must be " + expected(mismatched));
        }
        if (cause instanceof JacksonException wrong && !wrong.getPath().isEmpty()) {
            return problem("A field cannot be read.", path(wrong), "is out of range or malformed");
        }
        if (cause instanceof MismatchedInputException) {
            return Problems.problem(HttpStatus.BAD_REQUEST, "Send one JSON object.", List.of());
        }
        if (cause instanceof JacksonException malformed && malformed.getLocation() != null) {
            String where = "line " + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr();
            return Problems.problem(HttpStatus.BAD_REQUEST, "The JSON is malformed at " + where + ".", List.of());
        }
        return Problems.problem(HttpStatus.BAD_REQUEST, "Send a JSON object as the body.", List.of());
    }

    private static ProblemDetail problem(String detail, String field, String message) {
        return Problems.problem(HttpStatus.BAD_REQUEST, detail, List.of(new InvalidField(field, message)));
    }

    private static String path(JacksonException exception) {
        return exception.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String expected(MismatchedInputException mismatched) {
        Class<?> type = mismatched.getTargetType();
        if (type != null && Collection.class.isAssignableFrom(type)) {
            return "an array of strings";
        }
        if (type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type != null && Map.class.isAssignableFrom(type)) {
            return "an object";
        }
        return "a string";
    }
}
