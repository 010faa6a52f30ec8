package dev.yata.launcher.client;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import tools.jackson.databind.JsonNode;

/** Clients as text for people. */
final class ClientText {

    private ClientText() {}

    /** One line per client under a heading. */
    static String table(JsonNode clients) {
        TextTable table = TextTable.forColumns(
                new ColorScheme.Builder(Ansi.OFF).build(),
                column(38),
                column(20),
                column(14),
                column(30),
                column(10),
                column(22));
        table.addRowValues("CLIENT_ID", "NAME", "ACCOUNT", "SCOPES", "STATE", "LAST USED");
        for (JsonNode client : clients) {
            table.addRowValues(
                    client.path("client_id").asString(),
                    client.path("client_name").asString(),
                    client.path("account").asString(),
                    joined(client.path("scopes")),
                    client.path("is_active").asBoolean() ? "active" : "disabled",
                    lastUse(client));
        }
        return table.toString().stripTrailing();
    }

    private static String lastUse(JsonNode client) {
        String time = client.path("last_used_at").asString("");
        return time.isEmpty()
                ? "never"
                : Instant.parse(time).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Column column(int width) {
        return new Column(width, 2, Column.Overflow.WRAP);
    }

    /** One line per fact; the secret, when the answer carries it, with a warning. */
    static String card(JsonNode client) {
        StringBuilder card = new StringBuilder();
        line(card, "client_id", client.path("client_id").asString());
        if (client.has("client_secret")) {
            line(card, "client_secret", client.path("client_secret").asString());
            line(card, "", "(shown this once: keep it where only its user can read it)");
        }
        line(card, "name", client.path("client_name").asString());
        line(card, "account", client.path("account").asString());
        line(card, "scopes", joined(client.path("scopes")));
        line(card, "resources", joined(client.path("resources")));
        line(card, "state", client.path("is_active").asBoolean() ? "active" : "disabled");
        line(card, "created", client.path("created_at").asString());
        line(card, "last used", lastUse(client));
        for (JsonNode secret : client.path("secrets")) {
            line(
                    card,
                    "secret",
                    "of " + secret.path("created_at").asString() + ", works until "
                            + secret.path("expires_at").asString("rotated"));
        }
        return card.toString().stripTrailing();
    }

    private static void line(StringBuilder card, String name, String value) {
        card.append(String.format("  %-14s %s%n", name, value));
    }

    private static String joined(JsonNode values) {
        return values.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
    }
}
