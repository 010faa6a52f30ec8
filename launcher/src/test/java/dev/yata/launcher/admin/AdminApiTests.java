package dev.yata.launcher.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import dev.yata.launcher.http.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminApiTests {

    @TempDir
    private Path folder;

    private AuthServerStub server;
    private AdminApi api;

    @BeforeEach
    void signIn() throws Exception {
        server = new AuthServerStub();
        api = AdminApi.signIn(server.home(folder));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listWhenThereAreMorePagesThenFollowsThemUpToTheLimit() throws Exception {
        server.reply(
                        200,
                        Map.of("Link", "</admin/api/audit?limit=3&cursor=a%2Fb>; rel=\"next\""),
                        "[{\"id\":1},{\"id\":2}]")
                .reply(
                        200,
                        Map.of("Link", "<" + server.issuer() + "/admin/api/audit?cursor=c>; rel=\"next\""),
                        "[{\"id\":3},{\"id\":4}]");

        assertThat(api.list(ApiPath.of("audit").with("actor", "ops & co"), 3))
                .hasToString("[{\"id\":1},{\"id\":2},{\"id\":3}]");
        assertThat(server.requests())
                .containsExactly(
                        "GET /admin/api/audit?actor=ops%20%26%20co&limit=3",
                        "GET /admin/api/audit?limit=3&cursor=a%2Fb");
    }

    @Test
    void listWhenNextPageIsElsewhereThenTokenStaysHere() throws Exception {
        server.reply(
                200, Map.of("Link", "<http://evil.example/admin/api/>; rel=\"next\""), "[{\"client_id\":\"c-1\"}]");

        assertThat(api.list(ApiPath.of("clients"), 10)).hasSize(1);
    }

    @Test
    void listWhenNextPageIsTheSameThenStops() throws Exception {
        Map<String, String> same = Map.of("Link", "</admin/api/clients?limit=100>; rel=\"next\"");
        server.reply(200, same, "[{\"client_id\":\"c-1\"}]").reply(200, same, "[]");

        assertThat(api.list(ApiPath.of("clients"), 1000)).hasSize(1);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[\"a\"]", "[{\"id\":1}]", "{\"client_id\":\"c-1\"}", "<html>", "", "[[]]", "null"})
    void listWhenAnotherProgramAnswersThenSaysSo(String body) {
        server.reply(200, body);

        assertThatThrownBy(() -> api.list(ApiPath.of("clients"), 10))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("did not answer like an auth-server. Check the issuer in admin.json.");
    }

    @Test
    void postWhenAnotherProgramAnswersThenSaysThatItMayHaveChanged() {
        server.reply(200, "{}");

        assertThatThrownBy(() -> api.post(ApiPath.of("clients"), Map.of()))
                .isInstanceOfSatisfying(
                        UserError.class,
                        failed -> assertThat(failed.mayHaveChanged()).isTrue());
    }

    @Test
    @Timeout(30)
    void getWhenAnswerHasNoEndThenFailsInTimeAndWithinMemory() {
        HttpClient http = HttpClient.newHttpClient();
        AdminApi slow =
                new AdminApi(new Exchange(http, Duration.ofSeconds(1), 1000), URI.create(server.issuer()), token());
        AdminApi large =
                new AdminApi(new Exchange(http, Duration.ofMinutes(5), 1000), URI.create(server.issuer()), token());
        server.replyForEver(" ", Duration.ofMillis(50)).replyForEver(" ".repeat(500), Duration.ZERO);

        assertThatThrownBy(() -> slow.get(ApiPath.of("keys"))).hasMessageContaining("no complete answer within 1 s");
        assertThatThrownBy(() -> large.get(ApiPath.of("keys"))).hasMessageContaining("no complete answer");
    }

    @Test
    @Timeout(30)
    void streamWhenServerFallsSilentThenReadFails() throws Exception {
        AdminApi impatient = new AdminApi(
                new Exchange(HttpClient.newHttpClient(), Duration.ofMillis(500), 1000),
                URI.create(server.issuer()),
                token());
        server.replyForEver("id", Duration.ofMinutes(5));

        try (InputStream body = impatient.stream(ApiPath.of("audit"), "text/csv")) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    private AdminToken token() {
        return new AdminToken(HttpClient.newHttpClient(), URI.create(server.issuer()), "admin", "s");
    }

    @Test
    void listWhenTheTokenExpiresBetweenPagesThenANewOneIsFetched() throws Exception {
        server.setLifetime(5); // Too short for another request.
        api = AdminApi.signIn(server.home(folder));
        int before = server.tokens();
        server.reply(200, Map.of("Link", "</admin/api/clients?cursor=a>; rel=\"next\""), "[{\"client_id\":\"c-1\"}]")
                .reply(200, "[{\"client_id\":\"c-2\"}]");

        assertThat(api.list(ApiPath.of("clients"), 1000)).hasSize(2);

        assertThat(server.tokens()).isEqualTo(before + 2);
    }

    @Test
    void patchWhenFieldsAreRefusedThenSpeaksOfTheOptions() {
        server.reply(400, """
                {"detail":"Give jwks or jwks_uri, and client_name.","errors":[
                {"field":"client_name","message":"must not be blank"},
                {"field":"scopes[1]","message":"must be some of todos:read"},
                {"field":"token_lifetime_seconds","message":"must be 1 to 86400 seconds"}]}""");

        assertThatThrownBy(() -> api.patch(ApiPath.of("clients", "laptop"), Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessage("""
                        Give --key-file or --jwks-uri, and --name.
                          --name: must not be blank
                          --scope: must be some of todos:read
                          --lifetime: must be 1 to 86400 seconds
                        Nothing was changed.""");
    }

    @Test
    void getWhenServerSendsControlsThenTheyArriveHarmless() {
        server.reply(409, "{\"detail\":\"Client \\u001b[2J\\u202egnp is taken.\"}");

        assertThatThrownBy(() -> api.get(ApiPath.of("keys")))
                .hasMessage("Client \\u001b[2J\\u202egnp is taken. Nothing was changed.");
    }

    @Test
    void postWhenAskedToWaitThenSaysHowLong() {
        server.reply(429, Map.of("Retry-After", "7"), "{\"detail\":\"Too many requests.\"}");

        assertThatThrownBy(() -> api.post(ApiPath.of("keys", "rotate"), Map.of()))
                .hasMessage("Too many requests. Try again in 7 s. Nothing was changed.");
    }

    @Test
    void deleteWhenAnswerIsNoProblemThenGivesStatusAndAdvice() {
        server.reply(400, "<html>Bad Request</html>");

        assertThatThrownBy(() -> api.delete(ApiPath.of("clients", "a b/../c")))
                .hasMessageContaining("HTTP 400")
                .hasMessageContaining("Nothing was changed");
        assertThat(server.requests()).containsExactly("DELETE /admin/api/clients/a%20b%2F..%2Fc");
    }

    @Test
    void deleteWhenStorageIsFullThenSaysThatNothingChanged() {
        server.reply(507, "{\"detail\":\"Storage is full. Nothing was changed.\"}");

        assertThatThrownBy(() -> api.delete(ApiPath.of("clients", "c-1")))
                .isInstanceOfSatisfying(
                        UserError.class,
                        failed -> assertThat(failed.mayHaveChanged()).isFalse())
                .hasMessageContaining("Storage is full");
    }

    @Test
    void deleteWhenServerFailsThenNobodySaysThatNothingChanged() {
        server.reply(500, "");

        assertThatThrownBy(() -> api.delete(ApiPath.of("clients", "c-1")))
                .isInstanceOfSatisfying(
                        UserError.class,
                        failed -> assertThat(failed.mayHaveChanged()).isTrue())
                .hasMessageContaining("whether anything changed")
                .hasMessageNotContaining("Nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void pathWhenSegmentLeadsToAnotherResourceThenRefused(String segment) {
        assertThatThrownBy(() -> ApiPath.of("clients", "laptop", "tokens", segment))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void getWhenServerIsGoneThenSaysWhatIsUnknown() {
        server.close();

        assertThatThrownBy(() -> api.get(ApiPath.of("keys")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(server.issuer());
        assertThatThrownBy(() -> AdminApi.signIn(new YataHome(folder))).hasMessageContaining("./yata up");
    }

    @Test
    void signInWhenCredentialsAreMissingOrSpoiltThenNamesTheFile() throws IOException {
        YataHome home = new YataHome(folder);
        Files.writeString(home.adminJson().path(), "{");
        assertThatThrownBy(() -> AdminApi.signIn(home)).hasMessageContaining("admin.json is damaged");
        Files.delete(home.adminJson().path());
        assertThatThrownBy(() -> AdminApi.signIn(home))
                .hasMessageContaining("There is no " + home.adminJson().path());
    }

    @Test
    void streamWhenExportedThenGivesTheBodyAsItIs() throws Exception {
        server.reply(200, "id,at\r\n1,2\r\n").reply(400, "{\"detail\":\"Wrong.\"}");

        try (var body = api.stream(ApiPath.of("audit"), "text/csv")) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("id,at\r\n1,2\r\n");
        }
        assertThatThrownBy(() -> api.stream(ApiPath.of("audit"), "text/csv")).hasMessage("Wrong. Nothing was changed.");
    }
}
