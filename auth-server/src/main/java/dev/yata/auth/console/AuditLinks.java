package dev.yata.auth.console;

import dev.yata.auth.audit.AuditEvent;
import dev.yata.auth.client.Clients;
import dev.yata.auth.key.KeyRotation;
import dev.yata.auth.page.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Links the clients and keys of audit events to their pages. */
@Component
class AuditLinks {

    private final Clients clients;
    private final KeyRotation keys;

    AuditLinks(Clients clients, KeyRotation keys) {
        this.clients = clients;
        this.keys = keys;
    }

    /** Returns the path of each client and key that still exists, by its ID. */
    Map<String, String> of(Page<AuditEvent> page) {
        List<String> ids = page.items().stream()
                .flatMap(event -> Stream.of(event.actor(), event.target()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, String> paths = new HashMap<>();
        clients.existing(ids).forEach(id -> paths.put(id, "/admin/clients/" + id));
        keys.keys().forEach(key -> paths.put(key.kid(), "/admin/keys#" + key.kid()));
        return paths;
    }
}
