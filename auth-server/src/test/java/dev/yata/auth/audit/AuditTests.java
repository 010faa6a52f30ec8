package dev.yata.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Replicas;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Server.Credentials;
import dev.yata.auth.testing.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditTests extends RunningServer {

    @Autowired
    HikariDataSource shared;

    @Autowired
    AuditLog audit;

    @Autowired
    RepeatedEvents repeated;

    @Autowired
    @Qualifier("cleaning")
    Object cleaning;

    /** Without the index, each row of a page would read all events of its target, which anyone can multiply. */
    @Test
    void eventWhenRequestHasAnIdThenRecordedWithIt() {
        String id = "4bf92f3577b34da6a3ce929d0e0e4736";
        String traceparent = "00-" + id + "-00f067aa0ba902b7-01";
        Answer created = SERVER.send(SERVER.request("/admin/api/clients")
                .POST(BodyPublishers.ofString("{\"client_name\":\"traced\",\"scopes\":[\"todos:read\"]}"))
                .header("Content-Type", "application/json")
                .header("traceparent", traceparent)
                .header("Authorization", "Bearer " + adminToken()));
        Credentials client = new Credentials(created.text("client_id"), created.text("client_secret"));
        assertThat(created.header("X-Request-Id")).isEqualTo(id);
        assertThat(query("action=client.created&target=" + client.id())
                        .get(0)
                        .get("request_id")
                        .asString())
                .isEqualTo(id);

        Answer token = SERVER.form(
                "/oauth/token",
                "grant_type=client_credentials",
                "Authorization",
                client.basic(),
                "traceparent",
                traceparent);
        assertThat(token.header("X-Request-Id")).isEqualTo(id);
        await().untilAsserted(() -> assertThat(query("action=authentication.succeeded&target=" + client.id()))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.get("request_id").asString()).isEqualTo(id)));
    }

    @Test
    void nameOfADeletedClientWhenSearchedThenFoundByItsIndex() throws SQLException {
        try (Connection connection = shared.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off");
            try (ResultSet plan = statement.executeQuery(
                    "explain select " + AuditTrail.nameAtDeletion("e.target") + " from audit_events e")) {
                List<String> lines = new ArrayList<>();
                while (plan.next()) {
                    lines.add(plan.getString(1));
                }
                assertThat(lines).anyMatch(line -> line.contains("audit_events_deleted"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_events set detail = 'nothing'",
                "truncate audit_events",
                "delete from audit_events where id = (select max(id) from audit_events)"
            })
    void eventWhenYoungThenCannotBeChangedOrRemoved(String sql) {
        audit.record(AuditAction.CLIENT_CREATED, "somebody", "stays");

        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only added to");
    }

    @Test
    void eventWhenBeyondRetentionThenMayGo() {
        jdbc.sql("insert into audit_events (at, actor, action, target, detail)"
                        + " values (now() - interval '400 days', 'system', 'key.created', 'old', '')")
                .update();

        ReflectionTestUtils.invokeMethod(cleaning, "clean");

        assertThat(query("target=old")).isEmpty();
    }

    @Test
    void pagesWhenFollowedThenShowEachEventOnceNewestFirst() {
        String target = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            audit.record(AuditAction.CLIENT_CHANGED, target, "change " + i);
        }
        audit.record(AuditAction.CLIENT_DELETED, target, "another action");

        List<String> details = new ArrayList<>();
        String url = "/admin/api/audit?limit=2&action=client.changed&target=" + target;
        while (url != null) {
            Answer page = SERVER.get(url, "Authorization", "Bearer " + adminToken());
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().forEach(event -> details.add(event.get("detail").asString()));
            Matcher next = Pattern.compile("<https?://[^/]+(.*)>; rel=\"next\"").matcher(page.header("Link"));
            url = next.matches() ? next.group(1) : null;
        }

        assertThat(details).containsExactly("change 4", "change 3", "change 2", "change 1", "change 0");
    }

    @Test
    void filterWhenTimesAreGivenThenOnlyThatTime() {
        String target = UUID.randomUUID().toString();
        audit.record(AuditAction.CLIENT_CHANGED, target, "now");

        assertThat(query("target=" + target + "&since=2000-01-01")).hasSize(1);
        assertThat(query("target=" + target + "&until=2000-01-01T00:00:00%2B02:00"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=x,limit",
        "since=yesterday,since",
        "action=wrong,action",
        "cursor=abc,cursor",
        "actor=%00,actor",
        "target=a%00b,target",
        "since=%2B999999999-01-01T00:00:00Z,since",
        "since=1969-12-31,since",
        "until=-0044-03-15,until"
    })
    void queryWhenMalformedThenProblemNamesParameter(String query, String field) {
        for (String accept : List.of("application/json", "*/*")) {
            Answer answer = SERVER.get(
                    "/admin/api/audit?" + query, "Authorization", "Bearer " + adminToken(), "Accept", accept);

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        }
        assertThat(export("text/csv", "since=yesterday").status()).isEqualTo(400);
    }

    @Test
    void exportWhenCsvThenSafeForSpreadsheets() {
        String target = UUID.randomUUID().toString();
        audit.record(AuditAction.CLIENT_CHANGED, target, "=HYPERLINK(\"http://x\"), second\r\nline");
        audit.record(AuditAction.CLIENT_CHANGED, target, "ordinary");

        Answer file = export("text/csv", "target=" + target);

        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("audit.csv");
        assertThat(file.body())
                .startsWith(
                        "id,at,actor,action,target,detail,address,occurrences,actor_name,target_name,request_id\r\n")
                .contains("\"'=HYPERLINK(\"\"http://x\"\"), second\r\nline\",\"\",\"1\",\"\",\"\",\"\"\r\n");
        assertThat(file.body().indexOf("HYPERLINK")).isLessThan(file.body().indexOf("ordinary"));
    }

    @Test
    void eventWhenClientsAreNamedThenPageAndExportsHaveTheNames() {
        Credentials client = clientOf("{\"client_name\":\"=Laptop\",\"scopes\":[\"todos:read\"]}");
        String filter = "action=client.created&target=" + client.id();

        assertThat(query(filter)).singleElement().satisfies(event -> {
            assertThat(event.get("actor_name").asString()).isEqualTo("Administration");
            assertThat(event.get("target_name").asString()).isEqualTo("=Laptop");
        });
        assertThat(export("application/jsonl", filter).body()).contains("\"target_name\":\"=Laptop\"");
        assertThat(export("text/csv", filter).body()).containsPattern(",\"'=Laptop\",\"[0-9a-f]{32}\"\r\n$");
    }

    @Test
    void exportWhenLargeThenEveryRowIsThere() {
        String target = UUID.randomUUID().toString();
        jdbc.sql("insert into audit_events (actor, action, target, detail)"
                        + " select 'system', 'client.changed', ?, 'row ' || n from generate_series(1, 20000) n")
                .param(target)
                .update();

        List<String> lines =
                export("application/jsonl", "target=" + target).body().lines().toList();

        assertThat(lines).hasSize(20_000);
        assertThat(lines.get(0)).contains("\"detail\":\"row 1\"");
        assertThat(lines.get(19_999)).contains("\"detail\":\"row 20000\"");
    }

    @Test
    void exportWhenDownloadsStallThenConnectionsStayFreeAndFurtherOnesWait(@TempDir Path home) throws Exception {
        try (Replicas replicas = new Replicas(shared, home)) {
            Server server = replicas.start("--yata.master-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
            JsonNode file = JsonMapper.shared().readTree(home.resolve("admin.json"));
            Credentials admin = new Credentials(
                    file.get("client_id").asString(), file.get("client_secret").asString());
            String token = server.accessToken(admin);
            replicas.jdbc(0)
                    .sql("insert into audit_events (actor, action, detail)"
                            + " select 'system', 'client.changed', repeat('x', 2000) from generate_series(1, 20000) n")
                    .update();
            List<Socket> stalled = new ArrayList<>();
            try {
                for (int i = 0; i < 10; i++) {
                    stalled.add(startExport(server, token));
                }

                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                    Answer further = server.get(
                            "/admin/api/audit", "Authorization", "Bearer " + token, "Accept", "application/jsonl");
                    assertThat(further.status()).isEqualTo(429);
                    assertThat(further.header("Retry-After")).isEqualTo("10");
                    assertThat(further.header("Content-Type")).startsWith("application/problem+json");
                });
                assertThat(server.token(admin).status()).isEqualTo(200);
                Visitor visitor = new Visitor(server);
                visitor.signIn("admin", file.get("password").asString());
                Answer page = visitor.get("/admin/audit/audit.csv");
                assertThat(page.status()).isEqualTo(429);
                assertThat(page.header("Retry-After")).isEqualTo("10");
                assertThat(page.body()).contains("Too many exports", "<main id=\"main\"");
                assertThat(page.response().headers().firstValue("Content-Disposition"))
                        .isEmpty();
            } finally {
                for (Socket socket : stalled) {
                    socket.close();
                }
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> server.get(
                                            "/admin/api/audit?action=key.created",
                                            "Authorization",
                                            "Bearer " + token,
                                            "Accept",
                                            "application/jsonl")
                                    .status()
                            == 200);
        }
    }

    /** Requests the export, and reads only what fits into the buffers. */
    private static Socket startExport(Server server, String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort()));
        socket.getOutputStream()
                .write(("GET /admin/api/audit HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\nAuthorization: Bearer "
                                + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    @Test
    void auditWhenScopeIsMissingThenForbidden() {
        String token = SERVER.accessToken(client("todos:read"));

        assertThat(SERVER.get("/admin/api/audit", "Authorization", "Bearer " + token)
                        .status())
                .isIn(401, 403);
    }

    @Test
    void authenticationWhenItSucceedsThenRecordedOnceAndSummed() {
        Credentials client = client("todos:read");
        for (int i = 0; i < 5; i++) {
            SERVER.accessToken(client);
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(query("target=" + client.id() + "&action=authentication.succeeded"))
                        .isNotEmpty());
        ReflectionTestUtils.invokeMethod(repeated, "writeAll");
        List<JsonNode> rows = query("target=" + client.id() + "&action=authentication.succeeded");
        assertThat(rows.stream().mapToInt(row -> row.get("occurrences").asInt()).sum())
                .isEqualTo(5);
        assertThat(rows).hasSizeLessThanOrEqualTo(3).allSatisfy(row -> {
            assertThat(row.get("actor").asString()).isEqualTo(client.id());
            assertThat(row.get("address").asString()).isIn("127.0.0.1", "0:0:0:0::/64");
        });
    }

    @Test
    @DisplayName("No secret, token or key in the audit")
    void auditWhenSecretsWereSentThenHoldsNone() {
        Credentials client = client("todos:read");
        String token = SERVER.accessToken(client);
        SERVER.token(new Credentials(client.id(), "guessed-secret"));
        SERVER.token(new Credentials(client.secret(), "x"));
        SERVER.token(new Credentials(token, client.secret()));
        SERVER.form("/oauth/revoke", client, "token=" + token);
        await().until(() -> table().contains("wrong credentials") && table().contains("unknown client"));

        assertThat(table())
                .contains(client.id())
                .doesNotContain(
                        client.secret(),
                        "guessed-secret",
                        token,
                        administrator().secret());
    }

    private String table() {
        return String.join(
                "\n",
                jdbc.sql("select t::text from audit_events t")
                        .query(String.class)
                        .list());
    }

    private static List<JsonNode> query(String query) {
        Answer answer = SERVER.get("/admin/api/audit?" + query, "Authorization", "Bearer " + adminToken());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonNode> rows = new ArrayList<>();
        answer.json().forEach(rows::add);
        return rows;
    }

    private static Answer export(String type, String query) {
        return SERVER.get("/admin/api/audit?" + query, "Authorization", "Bearer " + adminToken(), "Accept", type);
    }
}
