package dev.yata.stdio.tool;

/** Describes what the API allows this client to do, if that is known. */
public interface Grant {

    /** Returns whether {@link #covers} can answer without waiting. */
    boolean isKnown();

    /** Returns whether calls that need this scope may succeed. Returns true if the scopes are unknown. */
    boolean covers(String scope);
}
