package dev.yata.auth.client;

import java.time.Instant;
import java.util.function.Function;

/**
 * A value by which the list of clients is ordered. The client id decides between equal values.
 *
 * @param key the value in SQL
 * @param parameter the same value in SQL, made from the text of a cursor
 * @param value the text of a client's value in a cursor
 */
record ClientOrder(String key, String parameter, Function<OAuthClient, String> value) {

    /** Matches the values of {@code sort}: the name of an order, with {@code -} in front for the reverse. */
    static final String NAMES = "-?(created_at|client_name|last_used_at)";

    static final String NEWEST_FIRST = "-created_at";

    /** Returns the order that {@code sort} names, in either direction. */
    static ClientOrder of(String sort) {
        return switch (sort.replace("-", "")) {
            case "client_name" ->
                new ClientOrder(
                        "lower(client_name)",
                        "lower(:value)",
                        client -> client.metadata().clientName());
            case "last_used_at" ->
                // A client that was never used is placed before all others.
                new ClientOrder(
                        "coalesce(last_used_at, 'epoch')",
                        "cast(:value as timestamptz)",
                        client -> (client.lastUsedAt() == null ? Instant.EPOCH : client.lastUsedAt()).toString());
            default ->
                new ClientOrder(
                        "created_at",
                        "cast(:value as timestamptz)",
                        client -> client.createdAt().toString());
        };
    }
}
