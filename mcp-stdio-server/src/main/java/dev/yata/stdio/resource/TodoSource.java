package dev.yata.stdio.resource;

import dev.yata.client.api.Tagged;
import org.jspecify.annotations.Nullable;

/** Reads the text of one resource. */
interface TodoSource {

    /** Returns the current text. */
    String read();

    /**
     * Returns the text, or no value if it has not changed.
     *
     * @param knownTag of the previous reading; null for the first
     */
    Tagged<String> poll(@Nullable String knownTag);
}
