package dev.yata.mcp.server.call;

/** Lists the answers of a user to a question. */
public enum Consent {
    GIVEN,
    REFUSED,
    /** The user closed the question, or did not answer in time. */
    DISMISSED,
    /** The user was not asked, because too many questions are open. */
    NOT_ASKED
}
