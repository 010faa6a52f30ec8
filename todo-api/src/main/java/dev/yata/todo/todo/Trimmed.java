package dev.yata.todo.todo;

import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strips white space around texts. A missing text stays null, so that validation reports it. */
final class Trimmed {

    private Trimmed() {}

    @SuppressWarnings("NullAway") // JSON may lack any field; validation answers with a problem
    static String text(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    /** Strips and normalizes tags, and removes repeated ones. Keeps their order. */
    static @Nullable List<String> tags(@Nullable List<String> tags) {
        return tags == null ? null : tags.stream().map(Trimmed::tag).distinct().toList();
    }

    /** Strips a tag and converts it to the normal form NFC, because systems send the same text in different forms. */
    @SuppressWarnings("NullAway") // As above.
    static String tag(@Nullable String tag) {
        return tag == null ? null : Normalizer.normalize(tag.strip(), Normalizer.Form.NFC);
    }
}
