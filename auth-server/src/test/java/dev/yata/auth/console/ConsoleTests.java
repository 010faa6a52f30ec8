package dev.yata.auth.console;

import static dev.yata.auth.testing.Visitor.formId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Server.Credentials;
import dev.yata.auth.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests the console over HTTP, with valid and forged requests. */
@ExtendWith(OutputCaptureExtension.class)
class ConsoleTests extends RunningServer {

    private static final Pattern SECRET = Pattern.compile("id=\"client-secret\"[^>]*>([^<]{43})<");

    @ParameterizedTest
    @CsvSource({
        "/admin/, /admin/login",
        "/admin/clients?q=a&state=active, /admin/login?to=%2Fadmin%2Fclients%3Fq%3Da%26state%3Dactive",
        "/admin/nothing, /admin/login?to=%2Fadmin%2Fnothing"
    })
    void getWhenNotSignedInThenLoginLeadsBack(String asked, String login) {
        Answer answer = new Visitor(SERVER).get(asked);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo(login);
    }

    @Test
    void signInWhenPasswordIsRightThenSessionInAStrictCookieAndBackToThePage() {
        Visitor visitor = new Visitor(SERVER);
        Answer answer = visitor.submit(
                "/admin/login",
                "/admin/login",
                "username=admin",
                "password=" + Visitor.password(),
                "to=%2Fadmin%2Fclients%3Fq%3Da");

        assertThat(answer.header("Location")).isEqualTo("/admin/clients?q=a");
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("yata-console="))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .contains("; Path=/admin", "; HttpOnly", "; SameSite=Strict")
                        .doesNotContain("Secure", "Max-Age"));
        assertThat(visitor.isIn()).isTrue();
        assertThat(audited("console.entered")).contains("admin admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example", "/admin/..//evil.example", "/\\evil.example", "/"})
    void signInWhenReturnLeadsOutsideThenOverview(String to) {
        Answer answer = new Visitor(SERVER)
                .submit(
                        "/admin/login",
                        "/admin/login",
                        "username=admin",
                        "password=" + Visitor.password(),
                        "to=" + Server.encode(to));

        assertThat(answer.header("Location")).isEqualTo("/admin/");
    }

    @Test
    void signInWhenSessionWasPlantedThenItIsNotContinued() {
        Visitor attacker = Visitor.signedIn(this);
        Visitor victim = new Visitor(SERVER);
        victim.adoptSession(attacker.session());

        victim.submit("/admin/", "/admin/login", "username=admin", "password=" + Visitor.password());
        Visitor again = new Visitor(SERVER);
        again.adoptSession("0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f");
        again.signIn("admin", Visitor.password());

        assertThat(victim.session()).isNotEqualTo(attacker.session());
        assertThat(again.session()).doesNotContain("0f0f0f0f").hasSize(36 + 1 + 43);
    }

    @Test
    void signInWhenPasswordOrUserIsWrongThenSameAnswerAndNoName() {
        Answer wrong = new Visitor(SERVER).signIn("admin", "wrong");
        Answer unknown = new Visitor(SERVER).signIn("a-secret-by-mistake", "wrong");

        assertThat(wrong.status()).isEqualTo(302);
        assertThat(wrong.header("Location")).startsWith("/admin/login?refused");
        assertThat(unknown.status()).isEqualTo(wrong.status());
        assertThat(unknown.header("Location")).isEqualTo(wrong.header("Location"));
        assertThat(unknown.body()).isEqualTo(wrong.body());
        Visitor visitor = new Visitor(SERVER);
        assertThat(visitor.get(wrong.header("Location")).body()).contains("role=\"alert\"", "is wrong");
        await().untilAsserted(() -> assertThat(audited("console.refused"))
                .contains("anonymous admin", "anonymous ")
                .noneMatch(row -> row.contains("mistake")));
    }

    @Test
    void pageWhenSessionsCannotBeReadThenUnavailableInTheSameFrame() {
        Visitor visitor = Visitor.signedIn(this);
        jdbc.sql("alter table console_sessions rename to console_sessions_away").update();
        try {
            Answer page = visitor.get("/admin/clients");

            assertThat(page.status()).isEqualTo(503);
            assertThat(page.body()).contains("The database does not answer", "<main id=\"main\"");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        } finally {
            jdbc.sql("alter table console_sessions_away rename to console_sessions")
                    .update();
        }
        assertThat(visitor.isIn()).isTrue();
    }

    @Test
    void signInWhenUsersCannotBeReadThenUnavailableInTheSameFrameAndNoStackTrace(CapturedOutput output) {
        jdbc.sql("alter table console_users rename to console_users_away").update();
        try {
            Answer page = new Visitor(SERVER).signIn("admin", Visitor.password());

            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Retry-After")).isEqualTo("5");
            assertThat(page.body()).contains("The database does not answer", "<main id=\"main\"");
            assertThat(output).contains("The database failed on a request").doesNotContain("\tat ");
        } finally {
            jdbc.sql("alter table console_users_away rename to console_users").update();
        }
    }

    @Test
    void sessionWhenIdComesFromDatabaseThenRejected() {
        Visitor visitor = Visitor.signedIn(this);
        String id = visitor.session().substring(0, 36);
        assertThat(jdbc.sql("select count(*) from console_sessions where session_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        for (String forged : List.of(
                id, id + ".", id + "." + "A".repeat(43), id + visitor.session().substring(36, 60))) {
            Visitor thief = new Visitor(SERVER);
            thief.adoptSession(forged);
            assertThat(thief.isIn()).as(forged).isFalse();
        }
        assertThat(visitor.isIn()).isTrue();
    }

    @Test
    void sessionWhenIdleOrOldThenEnds() {
        Visitor idle = Visitor.signedIn(this);
        Visitor old = Visitor.signedIn(this);
        jdbc.sql("update console_sessions set last_access_time = last_access_time - 1801000,"
                        + " expiry_time = expiry_time - 1801000 where session_id = ?")
                .param(idle.session().substring(0, 36))
                .update();
        jdbc.sql("update console_sessions set creation_time = creation_time - 43201000 where session_id = ?")
                .param(old.session().substring(0, 36))
                .update();

        assertThat(idle.isIn()).isFalse();
        assertThat(old.isIn()).isFalse();
    }

    @Test
    void signOutWhenDoneThenSessionIsGoneEverywhere() {
        Visitor visitor = Visitor.signedIn(this);
        String cookie = visitor.session();

        assertThat(visitor.submit("/admin/", "/admin/logout").header("Location"))
                .isEqualTo("/admin/login?left");

        assertThat(visitor.session()).isEmpty();
        visitor.adoptSession(cookie);
        assertThat(visitor.isIn()).isFalse();
        assertThat(audited("console.left")).contains("admin admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-site", "cross-site"})
    void postWhenFromAnotherOriginThenForbiddenEvenWithTheToken(String site) {
        Credentials client = client("todos:read");
        Visitor visitor = Visitor.signedIn(this);
        String token = "_csrf=" + Visitor.hidden(visitor.get("/admin/clients/new"), "_csrf");

        Answer refused = visitor.postFrom(site, "/admin/clients/" + client.id() + "/disable", formId(), token);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(SERVER.token(client).status()).isEqualTo(200);
    }

    @Test
    void postWhenTokenIsMissingOrForeignThenPageSaysSoAndNothingChanged() {
        Credentials client = client("todos:read");
        Visitor visitor = Visitor.signedIn(this);
        Visitor other = Visitor.signedIn(this);
        String foreign = Visitor.hidden(other.get("/admin/clients/new"), "_csrf");

        for (Answer refused : List.of(
                visitor.post("/admin/clients/" + client.id() + "/disable", formId()),
                visitor.post("/admin/clients/" + client.id() + "/disable", formId(), "_csrf=" + foreign),
                visitor.post("/admin/clients/" + client.id() + "/disable", formId(), "_csrf="))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("<h1>Forbidden</h1>", "Nothing was changed");
        }
        assertThat(visitor.get("/admin/clients/" + client.id() + "/disable").status())
                .isEqualTo(404);
        assertThat(SERVER.token(client).status()).isEqualTo(200);
        assertThat(new Visitor(SERVER)
                        .post("/admin/login", "username=admin", "password=" + Visitor.password())
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/login",
                "/admin/",
                "/admin/clients",
                "/admin/clients/new",
                "/admin/clients/default",
                "/admin/clients/default/edit",
                "/admin/keys",
                "/admin/audit",
                "/admin/clients/none",
                "/admin/nothing",
                "/admin/clients/default/disable"
            })
    void pageWhenShownThenHasStrictSecurityHeaders(String path) {
        Visitor visitor = path.equals("/admin/login") ? new Visitor(SERVER) : Visitor.signedIn(this);

        Answer page = visitor.get(path);

        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'self'; script-src 'self';")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "http");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains("<html lang=\"en\">", "<main id=\"main\"", "<h1")
                .doesNotContainPattern("style=|<script>|onclick|(src|href|action)=\"https?:");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/clients/none, 404, There is no client with this id",
        "/admin/nothing, 404, The console has no such page",
        "/admin/clients/default/secret?form_id=x, 400, Nothing was changed",
        "/admin/clients/default/secret, 400, Nothing was changed"
    })
    void pageWhenThereIsNoneThenProblemInTheSameFrame(String path, int status, String text) {
        Answer page = Visitor.signedIn(this).get(path);

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.body()).contains(text, "aria-label=\"Console\"", "Sign out");
    }

    @Test
    void actionWhenStateForbidsItThenConflictPageSaysWhatToDo() {
        Answer page = Visitor.signedIn(this).submit("/admin/", "/admin/clients/yata-admin/disable", formId());

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("administers all others", "rotate it");
    }

    @Test
    void rotateWhenClientIsOfThisInstallationThenOnlyAfterConfirmation() {
        Visitor visitor = Visitor.signedIn(this);
        Answer page = visitor.get("/admin/clients/default");
        assertThat(page.body())
                .contains("./yata clients rotate default", "name=\"understood\"", "mcp.env")
                .doesNotContain("/admin/clients/default/delete");

        Answer refused = visitor.submit("/admin/", "/admin/clients/default/rotate", formId(), "overlap=WEEK");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Nothing was changed");
        Answer rotated =
                visitor.submit("/admin/", "/admin/clients/default/rotate", formId(), "overlap=WEEK", "understood=true");
        assertThat(rotated.status()).isEqualTo(302);
    }

    @Test
    void createWhenSentTwiceThenOneClientAndOneSecretShownOnce() {
        Visitor visitor = Visitor.signedIn(this);
        String form = formId();
        String name = "twice " + form.substring(8, 16);
        String[] fields = {form, "client_name=" + name, "scopes=todos:read", "account=", "token_lifetime_seconds="};

        Answer first = visitor.submit("/admin/clients/new", "/admin/clients/new", fields);
        Answer second = visitor.submit("/admin/clients/new", "/admin/clients/new", fields);

        assertThat(first.status()).isEqualTo(302);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(jdbc.sql("select count(*) from oauth_clients where client_name = ?")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Answer shown = visitor.get(first.header("Location"));
        Matcher secret = SECRET.matcher(shown.body());
        assertThat(secret.find()).isTrue();
        assertThat(shown.body()).contains("OAUTH_CLIENT_SECRET=" + secret.group(1), "&quot;mcpServers&quot;");
        assertThat(visitor.get(first.header("Location")).body())
                .contains("was already shown")
                .doesNotContain(secret.group(1));
    }

    @Test
    @DisplayName("If several requests show a new secret at once, one sees it")
    void secretWhenAskedForAtOnceThenShownOnce() {
        Credentials client = client("todos:read");
        Visitor visitor = Visitor.signedIn(this);
        String waiting = visitor.submit("/admin/", "/admin/clients/" + client.id() + "/rotate", formId(), "overlap=DAY")
                .header("Location");
        List<Visitor> visitors =
                IntStream.range(0, 20).mapToObj(i -> new Visitor(SERVER)).toList();
        visitors.forEach(each -> each.adoptSession(visitor.session()));

        // Not the common pool, which may have a single thread.
        ExecutorService threads = Executors.newFixedThreadPool(visitors.size());
        List<Answer> pages;
        try {
            pages =
                    visitors.stream()
                            .map(each -> CompletableFuture.supplyAsync(() -> each.get(waiting), threads))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
        } finally {
            threads.shutdown();
        }

        assertThat(pages).allSatisfy(page -> assertThat(page.status()).isEqualTo(200));
        assertThat(pages).filteredOn(page -> SECRET.matcher(page.body()).find()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/clients?q=%00",
                "/admin/clients?q=%ff",
                "/admin/audit?actor=%00",
                "/admin/audit?target=a%00",
                "/admin/audit/audit.csv?target=%00",
                "/admin/audit/audit.jsonl?actor=%ff"
            })
    void pageWhenParameterIsUnreadableThenBadRequestPage(String path) {
        Answer page = Visitor.signedIn(this).get(path);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("<main id=\"main\"", "Nothing was changed");
    }

    @Test
    void signInWhenNameHasANulThenRefusedLikeAnyOther() {
        Answer refused = new Visitor(SERVER).signIn("admin%00", "wrong");

        assertThat(refused.status()).isEqualTo(302);
        assertThat(refused.header("Location")).startsWith("/admin/login?refused");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "-1, false", "1, true", "300, true", "301, false"})
    void loginWhenLinkClaimsAWaitThenShownOnlyIfPossible(long seconds, boolean shown) {
        assertThat(new Visitor(SERVER)
                        .get("/admin/login?wait=" + seconds)
                        .body()
                        .contains("Too many attempts to sign in"))
                .isEqualTo(shown);
    }

    @Test
    void clientsWhenStateIsNoneThenAllAreListed() {
        assertThat(Visitor.signedIn(this)
                        .get("/admin/clients?state=foo&sort=created_at")
                        .body())
                .contains("/admin/clients/default\"");
    }

    @Test
    void createWhenFieldIndexIsAbsurdThenBadRequestPage() {
        Answer page = Visitor.signedIn(this)
                .submit("/admin/clients/new", "/admin/clients/new", formId(), "scopes%5B99999999%5D=todos:read");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("Nothing was changed");
    }

    @Test
    void createWhenKeyIsTypedButSecretIsChosenThenErrorBesideTheOpenField() {
        Answer page = Visitor.signedIn(this)
                .submit(
                        "/admin/clients/new",
                        "/admin/clients/new",
                        formId(),
                        "client_name=undecided",
                        "scopes=todos:read",
                        "token_endpoint_auth_method=client_secret_basic",
                        "jwks_uri=not+an+address");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("id=\"jwks_uri-error\"", "private_key_jwt only", "type=\"text\"")
                .containsPattern("<details class=\"keys\" open");
    }

    @Test
    void revokeAllWhenAskedForThenConfirmedFirst() {
        Credentials client = client("todos:read");
        String token = SERVER.accessToken(client);
        Visitor visitor = Visitor.signedIn(this);
        String page = "/admin/clients/" + client.id() + "/tokens/revoke";

        assertThat(visitor.get("/admin/clients/" + client.id()).body()).contains("href=\"" + page + "\"");
        assertThat(visitor.get(page).body()).contains("revokes every token of the client");
        assertThat(SERVER.introspectsAsActive(client, token)).isTrue();
        visitor.submit(page, page, formId());
        assertThat(SERVER.introspectsAsActive(client, token)).isFalse();
    }

    @Test
    @DisplayName("A secret that waits to be shown is not in the database in the clear, and waits for one user only")
    void secretWhenWaitingThenSealedAndForItsUser() {
        Credentials client = client("todos:read");
        Visitor visitor = Visitor.signedIn(this);
        String waiting = visitor.submit("/admin/", "/admin/clients/" + client.id() + "/rotate", formId(), "overlap=DAY")
                .header("Location");

        String rows = String.join(
                "\n",
                jdbc.sql(
                                "select f::text from console_forms f union all select s::text from console_sessions_attributes s")
                        .query(String.class)
                        .list());
        assertThat(new Visitor(SERVER).get(waiting).status()).isEqualTo(302);
        assertThat(visitor.get(waiting.replace(client.id(), "default")).body()).contains("was already shown");
        assertThat(visitor.get(waiting).body()).containsPattern(SECRET);
        assertThat(visitor.get(waiting).body()).contains("was already shown");

        assertThat(rows).contains(waiting.substring(waiting.indexOf('=') + 1));
        String again = visitor.submit("/admin/", "/admin/clients/" + client.id() + "/rotate", formId(), "overlap=NONE")
                .header("Location");
        String dump = String.join(
                "\n",
                jdbc.sql("select f::text from console_forms f")
                        .query(String.class)
                        .list());
        Matcher secret = SECRET.matcher(visitor.get(again).body());
        assertThat(secret.find()).isTrue();
        assertThat(dump)
                .doesNotContain(secret.group(1))
                .doesNotContain(HexFormat.of().formatHex(secret.group(1).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void createWhenFieldsAreWrongThenErrorsBesideThemAndInputKept() {
        Answer page = Visitor.signedIn(this)
                .submit(
                        "/admin/clients/new",
                        "/admin/clients/new",
                        formId(),
                        "client_name=+",
                        "account=not+an+account",
                        "token_lifetime_seconds=soon");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("id=\"client_name-error\"", "Must not be blank")
                .contains("id=\"account-error\"", "value=\"not an account\"")
                .contains("id=\"scopes-error\"", "Must name at least one scope")
                .contains("id=\"token_lifetime_seconds-error\"", "Must be a whole number", "value=\"soon\"")
                .contains("aria-invalid=\"true\"", "aria-describedby=\"account-hint account-error\"");
    }

    @Test
    void deleteWhenConfirmedThenGoneAndListed() {
        Credentials client = client("todos:read");
        Visitor visitor = Visitor.signedIn(this);
        String page = "/admin/clients/" + client.id() + "/delete";

        assertThat(visitor.get(page).body()).contains("for good");
        Answer deleted = visitor.submit(page, page, formId());

        assertThat(deleted.header("Location")).startsWith("/admin/clients?");
        assertThat(visitor.get(deleted.header("Location")).body()).contains("The client is deleted");
        assertThat(visitor.get("/admin/clients/" + client.id()).status()).isEqualTo(404);
        assertThat(SERVER.token(client).error()).isEqualTo("invalid_client");
    }

    @Test
    void otherEndpointsWhenCalledThenNoSessionIsMadeOrTaken() {
        Credentials client = client("todos:read");
        Visitor visitor = Visitor.signedIn(this);
        int sessions = sessions();

        for (Answer answer : List.of(
                SERVER.token(client),
                SERVER.get("/oauth/jwks", "Cookie", "yata-console=" + visitor.session()),
                SERVER.get("/admin/api/clients", "Cookie", "yata-console=" + visitor.session()),
                SERVER.get("/admin/login"),
                SERVER.get("/admin/assets/console.css"))) {
            assertThat(answer.response().headers().allValues("Set-Cookie"))
                    .noneMatch(c -> c.startsWith("yata-console="));
        }
        assertThat(SERVER.get("/admin/api/clients", "Cookie", "yata-console=" + visitor.session())
                        .status())
                .isEqualTo(401);
        assertThat(sessions()).isEqualTo(sessions);
    }

    @Test
    void createWhenSentTwiceAtOnceThenOneClient() throws Exception {
        Visitor visitor = Visitor.signedIn(this);
        String form = formId();
        String name = "at once " + form.substring(8, 16);
        String token = "_csrf=" + Visitor.hidden(visitor.get("/admin/clients/new"), "_csrf");

        List<String> results = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> visitor.post(
                                "/admin/clients/new", token, form, "client_name=" + name, "scopes=todos:read")
                        .header("Location")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();

        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result).contains("/secret?"));
        assertThat(jdbc.sql("select count(*) from oauth_clients where client_name = ?")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("A client with its own key is created without a secret, and edited")
    void createWhenClientHasItsOwnKeyThenNoSecret() throws Exception {
        Visitor visitor = Visitor.signedIn(this);
        String key = new ECKeyGenerator(Curve.P_256)
                .keyID("k1")
                .generate()
                .toPublicJWK()
                .toJSONString();
        String[] fields = {
            formId(),
            "client_name=own+key",
            "scopes=todos:read",
            "token_endpoint_auth_method=private_key_jwt",
            "jwks=" + Server.encode(key)
        };

        Answer created = visitor.submit("/admin/clients/new", "/admin/clients/new", fields);
        Answer page = visitor.get(created.header("Location"));

        assertThat(page.body()).contains("private_key_jwt", "EC P-256 k1").doesNotContain("Rotate the secret");
        String path = created.header("Location").replaceAll("\\?.*", "");
        Answer conflict = visitor.submit(path, path + "/rotate", formId(), "overlap=DAY");
        assertThat(conflict.status()).isEqualTo(409);
        fields[0] = formId();
        fields[4] = "jwks=no+key";
        assertThat(visitor.submit("/admin/clients/new", "/admin/clients/new", fields)
                        .body())
                .contains("Must be a public key as JSON", "no key</textarea>");
        assertThat(visitor.get(path + "/edit").body()).contains("&quot;kid&quot; : &quot;k1&quot;");
    }

    @Test
    void editWhenClientWasChangedMeanwhileThenConflictAndNothingOverwritten() {
        Credentials client = client("todos:read");
        Visitor visitor = Visitor.signedIn(this);
        String path = "/admin/clients/" + client.id();
        String opened = Visitor.hidden(visitor.get(path + "/edit"), "updated_at");
        SERVER.admin("PATCH", "/" + client.id(), adminToken(), "{\"client_name\":\"theirs\"}");

        Answer late = visitor.submit(
                path + "/edit",
                path + "/edit",
                formId(),
                "updated_at=" + opened,
                "client_name=mine",
                "scopes=todos:read");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body())
                .contains("The client was changed since you opened this page", "href=\"" + path + "/edit\"")
                .contains("value=\"mine\"");
        assertThat(visitor.get(path).body()).contains("theirs");
    }

    @Test
    void revokeWhenOneTokenIsChosenThenOthersLive() throws Exception {
        Credentials client = client("todos:read");
        Answer first = SERVER.token(client);
        Answer second = SERVER.token(client);
        Visitor visitor = Visitor.signedIn(this);
        String path = "/admin/clients/" + client.id();
        String jti = first.jwt().getJWTClaimsSet().getJWTID();

        visitor.submit(path, path + "/tokens/" + jti + "/revoke", formId());

        assertThat(SERVER.introspectsAsActive(client, first.accessToken())).isFalse();
        assertThat(SERVER.introspectsAsActive(client, second.accessToken())).isTrue();
        assertThat(visitor.submit(path, "/admin/clients/default/tokens/" + jti + "/revoke", formId())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void auditWhenFilteredThenShownAndExportedAlike() {
        Credentials client = client("todos:read");
        Visitor visitor = Visitor.signedIn(this);
        String filter = "?target=" + client.id() + "&action=client.created";

        assertThat(visitor.get("/admin/audit" + filter).body())
                .contains("title=\"client.created\">Client created</td>")
                .doesNotContain("title=\"console.entered\"");
        Answer csv = visitor.get("/admin/audit/audit.csv" + filter);
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit.csv\"");
        assertThat(csv.body().lines()).hasSize(2);
        assertThat(visitor.get("/admin/audit/audit.jsonl" + filter).body().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains(client.id()));
        assertThat(visitor.get("/admin/audit?since=tomorrow").body()).contains("Must be a day such as 2026-11-21");
        assertThat(visitor.get("/admin/audit?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void auditWhenClientActedThenNameLinksToIt() {
        Credentials client = clientOf("{\"client_name\":\"Laptop <b>&\",\"scopes\":[\"todos:read\"]}");
        SERVER.accessToken(client);
        await().until(() -> audited("authentication.succeeded").contains(client.id() + " " + client.id()));

        String page =
                Visitor.signedIn(this).get("/admin/audit?target=" + client.id()).body();

        String link = "<a href=\"/admin/clients/" + client.id() + "\">Laptop &lt;b&gt;&amp;</a>";
        assertThat(page).contains("Client created", "Client authenticated");
        assertThat(page.split(Pattern.quote(link), -1))
                .as("target twice and actor once")
                .hasSize(4);
        assertThat(page)
                .as("the client of the admin API")
                .contains("<a href=\"/admin/clients/yata-admin\">Administration");
    }

    @Test
    void auditWhenClientIsDeletedThenNamedWithoutLink() {
        Credentials client = clientOf("{\"client_name\":\"Gone soon\",\"scopes\":[\"todos:read\"]}");
        SERVER.admin("DELETE", "/" + client.id(), adminToken(), null);
        Visitor visitor = Visitor.signedIn(this);
        String path = "/admin/audit?target=" + client.id();

        String hidden = visitor.get(path).body();
        jdbc.sql("delete from oauth_clients where client_id = ?")
                .param(client.id())
                .update();
        String removed = visitor.get(path).body();

        assertThat(List.of(hidden, removed))
                .allSatisfy(page -> assertThat(page)
                        .contains("Client deleted", "<span class=\"name\">Gone soon</span>")
                        .doesNotContain("href=\"/admin/clients/" + client.id()));
    }

    @Test
    void auditWhenKeyIsTheTargetThenLinksToIt() {
        Visitor visitor = Visitor.signedIn(this);

        Matcher link = Pattern.compile("<a href=\"/admin/keys#([^\"]+)\">ES256 key</a>")
                .matcher(visitor.get("/admin/audit?action=key.created").body());

        assertThat(link.find()).isTrue();
        assertThat(visitor.get("/admin/keys").body()).contains("<tr id=\"" + link.group(1) + "\">");
    }

    @Test
    void newClientWhenShownThenOnlyTheFirstScopeIsChosen() {
        String page = Visitor.signedIn(this).get("/admin/clients/new").body();

        assertThat(Pattern.compile("name=\"scopes\" value=\"([^\"]+)\"[^>]*checked")
                        .matcher(page)
                        .results()
                        .map(choice -> choice.group(1)))
                .containsExactly("todos:read");
    }

    @Test
    void scopeWhenItHasADescriptionThenShown() {
        Credentials client = client("todos:write");
        Visitor visitor = Visitor.signedIn(this);

        assertThat(visitor.get("/admin/clients/new").body())
                .contains("See todos", "Create, change and delete todos", "Manage clients, keys and the audit");
        assertThat(visitor.get("/admin/clients/" + client.id()).body())
                .contains("Create, change and delete todos")
                .doesNotContain("See todos");
    }

    @Test
    void clientsWhenSortedThenEveryLinkKeepsTheOrderAndLeadsBack() {
        for (int number = 0; number < 30; number++) {
            clientOf("{\"client_name\":\"sorted " + number + "\",\"scopes\":[\"todos:read\"]}");
        }
        Visitor visitor = Visitor.signedIn(this);

        String first = visitor.get("/admin/clients?q=sorted").body();
        assertThat(first)
                .contains(
                        ">sorted 29<",
                        "aria-sort=\"descending\"><a href=\"/admin/clients?q=sorted&amp;state=&amp;sort=created_at")
                .doesNotContain(">sorted 4<", "Previous page");
        String second = visitor.get(pageLink(first, "Next page")).body();
        assertThat(second).contains(">sorted 4<", ">sorted 0<").doesNotContain(">sorted 5<", "Next page");
        assertThat(visitor.get(pageLink(second, "Previous page")).body())
                .contains(">sorted 29<", ">sorted 5<")
                .doesNotContain(">sorted 4<", "Previous page");
        assertThat(visitor.get("/admin/clients?q=sorted&sort=client_name").body())
                .contains(">sorted 0<", "<option value=\"client_name\" selected=\"selected\"")
                .doesNotContain(">sorted 9<");
    }

    private static String pageLink(String page, String text) {
        Matcher link = Pattern.compile("href=\"([^\"]+)\">" + text + "<").matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    @Test
    void rootWhenOpenedThenLeadsToTheConsole() {
        Answer root = new Visitor(SERVER).get("/");

        assertThat(root.status()).isEqualTo(302);
        assertThat(root.header("Location")).isEqualTo("/admin/");
    }

    @Test
    void overviewWhenShownThenSaysAsOfWhen() {
        assertThat(Visitor.signedIn(this).get("/admin/").body())
                .containsPattern("As of <time datetime=\"20[^\"]+Z\">20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC</time>")
                .contains("The last column is the current hour");
    }

    private int sessions() {
        return jdbc.sql("select count(*) from console_sessions")
                .query(Integer.class)
                .single();
    }

    /** Returns actor and target of the rows with this action. */
    private List<String> audited(String action) {
        return jdbc.sql("select actor || ' ' || coalesce(target, '') from audit_events where action = ?")
                .param(action)
                .query(String.class)
                .list();
    }
}
