package dev.yata.todo.todo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts without the white space around them; what is missing stays missing, for the rules to find. */
final class Trimmed {

    private Trimmed() {}

    @SuppressWarnings("NullAway") // JSON can lack anything; the rules answer that with a problem
    static String text(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    /** Each tag once, in the order of first mention. */
    static @Nullable List<String> tags(@Nullable List<String> tags) {
        return tags == null ? null : tags.stream().map(Trimmed::text).distinct().toList();
    }
}
