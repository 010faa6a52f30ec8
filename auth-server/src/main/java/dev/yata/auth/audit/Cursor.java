package dev.yata.auth.audit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Identifies the last event of a page. Clients receive {@code instant/id} in base64url and must not interpret it. */
record Cursor(Instant at, long id) {

    static Cursor after(AuditEvent event) {
        return new Cursor(event.at(), event.id());
    }

    static Cursor parse(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
            return new Cursor(Instant.parse(parts[0]), Long.parseLong(parts[parts.length - 1]));
        } catch (IllegalArgumentException | DateTimeException foreign) {
            throw new InvalidFilterException("cursor", "must be copied from the Link of the previous page");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "/" + id).getBytes(StandardCharsets.UTF_8));
    }
}
