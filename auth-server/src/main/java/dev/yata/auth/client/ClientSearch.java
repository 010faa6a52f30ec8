package dev.yata.auth.client;

import dev.yata.auth.page.Cursor;
import dev.yata.auth.page.Page;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds one page of clients, before or after the position of a cursor. */
@Component
class ClientSearch {

    private final EntityManager entities;

    ClientSearch(EntityManager entities) {
        this.entities = entities;
    }

    Page<OAuthClient> find(ClientFilter filter) {
        String sort = filter.sortOrDefault();
        ClientOrder order = ClientOrder.of(sort);
        Cursor from = filter.start();
        boolean back = from != null && from.back();
        // A page that leads back is read from its end, in the reverse order.
        boolean descending = sort.startsWith("-") != back;
        List<OAuthClient> clients = read(filter, order, from, descending);
        boolean more = clients.size() > filter.limitOrDefault();
        if (more) {
            clients.remove(clients.size() - 1);
        }
        if (back) {
            Collections.reverse(clients);
        }
        if (clients.isEmpty()) {
            return new Page<>(clients, null, null);
        }
        String previous = (back ? more : from != null) ? cursor(order, sort, true, clients.get(0)) : null;
        String next = back || more ? cursor(order, sort, false, clients.get(clients.size() - 1)) : null;
        return new Page<>(clients, previous, next);
    }

    /** Reads one client more than the page has, to find out whether there are more in this direction. */
    @SuppressWarnings("unchecked")
    private List<OAuthClient> read(ClientFilter filter, ClientOrder order, @Nullable Cursor from, boolean descending) {
        String direction = descending ? " desc" : "";
        String position = from == null
                ? ""
                : "and (%s, client_id) %s (%s, :id)".formatted(order.key(), descending ? "<" : ">", order.parameter());
        Query query = entities.createNativeQuery(
                        """
                        select * from oauth_clients
                         where deleted_at is null and is_active in :states
                           and (lower(client_name) like lower(:pattern) escape '!'
                                or lower(client_id) like lower(:pattern) escape '!')
                           %s
                         order by %s%s, client_id%s
                        """.formatted(position, order.key(), direction, direction), OAuthClient.class)
                .setParameter("states", filter.states())
                .setParameter("pattern", filter.pattern())
                .setMaxResults(filter.limitOrDefault() + 1);
        if (from != null) {
            query.setParameter("id", from.id()).setParameter("value", from.value());
        }
        return new ArrayList<>(query.getResultList());
    }

    private static String cursor(ClientOrder order, String sort, boolean back, OAuthClient client) {
        return new Cursor(sort, back, client.clientId(), order.value().apply(client)).toString();
    }
}
