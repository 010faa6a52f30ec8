package dev.yata.stdio.tool;

/** What the API will let this client do, as far as that is known. */
public interface Grant {

    /** Whether it can be told without waiting. */
    boolean isKnown();

    /** Whether calls that need this scope may succeed; true also when nothing is known. Waits a moment the first time. */
    boolean covers(String scope);
}
