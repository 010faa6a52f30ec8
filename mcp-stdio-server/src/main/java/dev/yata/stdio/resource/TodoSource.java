package dev.yata.stdio.resource;

import dev.yata.stdio.todoapi.Tagged;
import org.jspecify.annotations.Nullable;

/** Where the text of one resource comes from. */
interface TodoSource {

    /** The text as it is now. */
    String read();

    /**
     * The text, if it may be another than it was.
     *
     * @param knownTag of the reading before; null for the first
     */
    Tagged<String> poll(@Nullable String knownTag);
}
