package dev.yata.todo.todo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strips white space around texts. A missing text stays null, so that validation reports it. */
final class Trimmed {

    private Trimmed() {}

    @SuppressWarnings("NullAway") // JSON may lack any field; validation answers with a problem
    static String text(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    /** Strips tags and removes repeated ones. Keeps their order. */
    static @Nullable List<String> tags(@Nullable List<String> tags) {
        return tags == null ? null : tags.stream().map(Trimmed::text).distinct().toList();
    }
}
