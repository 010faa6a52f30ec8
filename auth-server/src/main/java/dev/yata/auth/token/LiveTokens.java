package dev.yata.auth.token;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditLog;
import dev.yata.auth.page.Cursor;
import dev.yata.auth.page.Page;
import dev.yata.resource.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists and revokes the live tokens of a client. A live token is not expired, not revoked, and of the client's current
 * generation.
 */
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
     * Returns a page of a client's live tokens, newest first.
     *
     * @param limit the maximum number of tokens, 1 to 100
     * @param cursor from the previous page; null for the first page
     * @throws Problem 400 if the cursor does not come from such a list
     */
    @Transactional(readOnly = true)
    public Page<LiveToken> of(String clientId, int limit, @Nullable String cursor) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.number(cursor);
        List<LiveToken> found = records.alive(clientId, before, limit + 1);
        return Page.of(found, limit, last -> Long.toString(last.statusNumber()));
    }

    /**
     * Revokes one token. Does not change a token that is already revoked.
     *
     * @throws Problem 404 if this client has no such token; nothing was changed
     */
    public void revoke(String clientId, UUID jti) {
        if (records.revoke(clientId, jti)) {
            audit.record(AuditAction.TOKEN_REVOKED, clientId, "token " + jti);
        } else if (!records.exists(clientId, jti)) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "The client has no token with this id. List its tokens to see which are alive.");
        }
    }
}
