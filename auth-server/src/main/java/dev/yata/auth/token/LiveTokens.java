package dev.yata.auth.token;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditLog;
import dev.yata.auth.page.InvalidCursorException;
import dev.yata.auth.page.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists and revokes the live tokens of a client: not expired, not revoked, of the client's generation. */
@Service
@Transactional
public class LiveTokens {

    private final TokenRecords records;
    private final AuditLog audit;

    LiveTokens(TokenRecords records, AuditLog audit) {
        this.records = records;
        this.audit = audit;
    }

    /**
     * Lists a page of a client's live tokens, newest first.
     *
     * @param limit 1–100
     * @param cursor from the previous page, null for the first
     * @throws InvalidCursorException when the cursor is not of such a list
     */
    @Transactional(readOnly = true)
    public Page<LiveToken> of(String clientId, int limit, @Nullable String cursor) {
        List<TokenRecords.Live> found = records.alive(clientId, number(cursor), limit + 1);
        return Page.of(found, limit, last -> Long.toString(last.statusNumber())).map(TokenRecords.Live::token);
    }

    /**
     * Revokes one token. One that is revoked already stays as it is.
     *
     * @throws UnknownTokenException when this client has no such token; nothing was changed
     */
    public void revoke(String clientId, UUID jti) {
        if (records.revoke(clientId, jti)) {
            audit.record(AuditAction.TOKEN_REVOKED, clientId, "token " + jti);
        } else if (!records.exists(clientId, jti)) {
            throw new UnknownTokenException();
        }
    }

    private static long number(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw new InvalidCursorException(notOurs);
        }
    }
}
