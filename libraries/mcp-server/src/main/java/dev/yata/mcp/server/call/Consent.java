package dev.yata.mcp.server.call;

/** Lists the answers of a user to a question. */
public enum Consent {
    GIVEN,
    REFUSED,
    /** The user closed the question, or did not answer in time. */
    DISMISSED,
    /** The client closed the question so soon that the user can't have read it. */
    NOT_SHOWN,
    /** The user was not asked, because too many questions are open. */
    NOT_ASKED
}
