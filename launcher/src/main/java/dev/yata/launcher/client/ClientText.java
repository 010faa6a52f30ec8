package dev.yata.launcher.client;

import dev.yata.launcher.terminal.ShortTime;
import dev.yata.launcher.terminal.Table;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Formats clients as text for people. */
final class ClientText {

    private ClientText() {}

    /** Returns one line per client. */
    static String table(JsonNode clients) {
        if (clients.isEmpty()) {
            return "No clients found.";
        }
        Table table = new Table("ID", "NAME", "ACCOUNT", "SCOPES", "STATE", "LAST USED");
        for (JsonNode client : clients) {
            table.row(
                    client.path("client_id").asString(),
                    client.path("client_name").asString(),
                    client.path("account").asString(),
                    words(client.path("scopes")),
                    state(client),
                    ShortTime.of(client.path("last_used_at"), "never"));
        }
        return table.toString();
    }

    /** Returns one line per property. */
    static String card(JsonNode client) {
        return facts(new Table(), client).toString();
    }

    /** Returns one line per property, and the new secret. */
    static String cardWithSecret(JsonNode client) {
        Table table = new Table().row("secret", client.path("client_secret").asString());
        table.row("", "(shown only this once; keep it where only its user can read it)");
        return facts(table, client).toString();
    }

    private static Table facts(Table table, JsonNode client) {
        table.row("id", client.path("client_id").asString())
                .row("name", client.path("client_name").asString())
                .row("account", client.path("account").asString())
                .row("scopes", words(client.path("scopes")))
                .row("resources", words(client.path("resources")))
                .row("state", state(client))
                .row("authenticates", authentication(client))
                .row("tokens", tokens(client))
                .row("created", ShortTime.of(client.path("created_at"), ""))
                .row("changed", ShortTime.of(client.path("updated_at"), ""))
                .row("last used", ShortTime.of(client.path("last_used_at"), "never"));
        for (JsonNode secret : client.path("secrets")) {
            table.row(
                    "secret",
                    "of " + ShortTime.of(secret.path("created_at"), "?") + ", works until "
                            + ShortTime.of(secret.path("expires_at"), "rotated"));
        }
        return table;
    }

    private static String state(JsonNode client) {
        return client.path("is_active").asBoolean() ? "active" : "disabled";
    }

    /** Returns whether the client authenticates with a key instead of a secret. */
    static boolean hasOwnKey(JsonNode client) {
        return client.path("token_endpoint_auth_method").asString("").equals("private_key_jwt");
    }

    private static String authentication(JsonNode client) {
        if (!hasOwnKey(client)) {
            return "with a secret";
        }
        String uri = client.path("jwks_uri").asString("");
        return uri.isEmpty()
                ? "with a private key: "
                        + client.path("jwks")
                                .path("keys")
                                .valueStream()
                                .map(key -> key.path("kid").asString("unnamed"))
                                .collect(Collectors.joining(", "))
                : "with a private key published at " + uri;
    }

    private static String tokens(JsonNode client) {
        String lifetime = client.path("token_lifetime_seconds").asString("");
        String perMinute = client.path("token_requests_per_minute").asString("");
        return (lifetime.isEmpty() ? "live as long as the server's default" : "live " + lifetime + " s")
                + (perMinute.isEmpty() ? "" : ", at most " + perMinute + " a minute")
                + (client.path("dpop_bound_access_tokens").asBoolean(false) ? ", bound to a key (DPoP)" : "");
    }

    static String words(JsonNode values) {
        return values.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
    }
}
