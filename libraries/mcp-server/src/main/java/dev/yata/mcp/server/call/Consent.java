package dev.yata.mcp.server.call;

/** What the user said to a question. */
public enum Consent {
    GIVEN,
    /** Said no. */
    REFUSED,
    /** Left without an answer. */
    DISMISSED,
    /** Was not asked: too many questions are open. */
    NOT_ASKED
}
