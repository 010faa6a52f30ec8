package dev.yata.stdio.tool;

/** Says which scopes the client has, if they are known. */
public interface AvailableScopes {

    /** Returns whether {@link #allow} can answer without waiting. */
    boolean areKnown();

    /** Returns whether calls that need this scope may succeed. Returns true if the scopes are unknown. */
    boolean allow(String scope);
}
