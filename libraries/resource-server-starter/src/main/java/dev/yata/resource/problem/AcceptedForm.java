package dev.yata.resource.problem;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes the accepted form of values in bodies and in parameters. */
public final class AcceptedForm {

    private AcceptedForm() {}

    /** Describes the JSON form of a type; the text follows "is not". */
    public static String of(@Nullable Class<?> type) {
        if (type == LocalDate.class) {
            return "a date; use YYYY-MM-DD";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "a boolean; use true or false";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type != null && Map.class.isAssignableFrom(type)) {
            return "an object";
        }
        if (type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (type != null && type.isEnum()) {
            return "known; use "
                    + Stream.of(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        return type != null && Collection.class.isAssignableFrom(type) ? "an array" : "of the accepted form";
    }
}
