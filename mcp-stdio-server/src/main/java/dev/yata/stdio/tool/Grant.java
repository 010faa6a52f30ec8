package dev.yata.stdio.tool;

/** Says what the API allows this client to do, as far as that is known. */
public interface Grant {

    /** Returns whether {@link #covers} answers without waiting. */
    boolean isKnown();

    /** Returns whether calls that need this scope may succeed. It is true also when nothing is known. */
    boolean covers(String scope);
}
