package dev.yata.resource.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Describes which field of a JSON body could not be read, and the accepted form. */
final class UnreadableJson {

    private UnreadableJson() {}

    static InvalidField describe(JacksonException exception) {
        if (exception instanceof UnrecognizedPropertyException unknown) {
            return new InvalidField(
                    pathOf(unknown), "is not a field here; use " + names(unknown.getKnownPropertyIds()));
        }
        if (exception instanceof InvalidFormatException wrong && wrong.getValue() instanceof String text) {
            return new InvalidField(
                    pathOf(wrong), "\"" + shorten(text) + "\" is not " + AcceptedForm.of(wrong.getTargetType()));
        }
        if (exception instanceof MismatchedInputException wrong
                && !wrong.getPath().isEmpty()) {
            return new InvalidField(pathOf(wrong), "is not " + AcceptedForm.of(wrong.getTargetType()));
        }
        if (!exception.getPath().isEmpty()) {
            return new InvalidField(pathOf(exception), "cannot be read");
        }
        return new InvalidField("body", "is not one well-formed JSON object" + placeOf(exception.getLocation()));
    }

    private static String names(@Nullable Collection<?> names) {
        return names == null ? "" : names.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String pathOf(JacksonException exception) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : exception.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(shorten(step.getPropertyName()));
            }
        }
        return path.toString();
    }

    private static String placeOf(@Nullable TokenStreamLocation place) {
        return place == null || place.getLineNr() < 1
                ? ""
                : String.format(Locale.ROOT, " (line %d, column %d)", place.getLineNr(), place.getColumnNr());
    }

    private static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= 60
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
    }
}
