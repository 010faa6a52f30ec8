package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Consent;

/** Asks the user in versions before 2026-07-28: sends a request to the client and waits for its response. */
final class LegacyContext extends RequestContext {

    private final boolean hasElicitation;
    private final PendingElicitations elicitations;

    /** @param hasElicitation whether the protocol version of the connection has elicitation */
    LegacyContext(Call call, ClientCapabilities client, boolean hasElicitation, PendingElicitations elicitations) {
        super(call, client);
        this.hasElicitation = hasElicitation;
        this.elicitations = elicitations;
    }

    @Override
    public boolean canAsk() {
        return hasElicitation && super.canAsk();
    }

    @Override
    Consent ask(String question) {
        return call.awaitUser(() -> elicitations.ask(call, question));
    }
}
