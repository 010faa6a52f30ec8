package dev.yata.stdio.resource;

import dev.yata.client.api.ConditionalResponse;
import org.jspecify.annotations.Nullable;

/** Reads the text of one resource. */
interface TodoSource {

    /** Returns the current text. */
    String read();

    /**
     * Returns the text, or no value if it has not changed.
     *
     * @param ifNoneMatch of the previous reading; null for the first
     */
    ConditionalResponse<String> poll(@Nullable String ifNoneMatch);
}
