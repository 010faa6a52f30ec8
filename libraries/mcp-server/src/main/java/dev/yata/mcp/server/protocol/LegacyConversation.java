package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.stdio.Call;

/** Before 2026-07-28 a question is a request to the client, and the call waits for its answer. */
final class LegacyConversation extends CallConversation {

    private final boolean mayAsk;
    private final PendingElicitations questions;

    /** @param mayAsk whether the version that was agreed on has questions */
    LegacyConversation(Call call, ClientFeatures client, boolean mayAsk, PendingElicitations questions) {
        super(call, client);
        this.mayAsk = mayAsk;
        this.questions = questions;
    }

    @Override
    public boolean canAsk() {
        return mayAsk && super.canAsk();
    }

    @Override
    public Consent confirm(String question) {
        if (!canAsk()) {
            throw new IllegalStateException("the client can't ask its user");
        }
        return call.aside(() -> questions.ask(call, question));
    }
}
