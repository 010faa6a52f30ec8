package dev.yata.auth.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.auth.testing.Browser;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server.Credentials;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tools.jackson.databind.json.JsonMapper;

/** Uses the console in a real browser. */
class ConsoleBrowserTests extends RunningServer {

    private static Browser browser;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void administratorWhenHandingOutAndTakingAwayAccessThenEachStepShows() {
        aDayOfTraffic();
        browser.allowClipboard(SERVER.url());
        browser.go(SERVER.url() + "/admin/");
        assertThat(browser.heading()).isEqualTo("Sign in");
        browser.takeScreenshots("login");
        signIn();
        assertThat(browser.heading()).isEqualTo("Overview");
        assertThat(browser.find("svg.chart").isDisplayed()).isTrue();
        browser.takeScreenshots("overview");

        Credentials created = create("Laptop <b>assistant</b>");
        String token = SERVER.accessToken(created);
        SERVER.accessToken(created, "scope=todos:read");

        browser.press("I have copied it");
        assertThat(browser.heading()).contains("Laptop <b>assistant</b>", "Active");
        browser.takeScreenshots("client");
        browser.press("Rotate the secret");
        browser.takeScreenshots("secret");
        Credentials rotated = new Credentials(created.id(), copied("client-secret"));
        assertThat(rotated.secret()).isNotEqualTo(created.secret());
        assertThat(SERVER.token(created).status()).isEqualTo(200);
        assertThat(SERVER.token(rotated).status()).isEqualTo(200);

        browser.go(browser.url());
        assertThat(browser.heading()).isEqualTo("The secret was already shown");
        assertThat(browser.text()).doesNotContain(rotated.secret());

        browser.press("Back to the client");
        browser.press("Revoke all…");
        browser.press("Revoke all tokens");
        assertThat(browser.text()).contains("Every token of the client is revoked", "There are no live tokens");
        assertThat(SERVER.introspectsAsActive(created, token)).isFalse();

        browser.press("Edit");
        browser.type("account", "of nobody");
        browser.press("Save changes");
        assertThat(browser.find("#account-error").getText()).contains("letters, digits");
        browser.takeScreenshots("edit-client");
        browser.type("account", "family");
        browser.press("Save changes");
        assertThat(browser.text()).contains("The changes are saved", "family");

        browser.press("Disable");
        assertThat(browser.heading()).contains("Disabled");
        assertThat(browser.find(".notice").getText()).contains("gets no new tokens");
        assertThat(SERVER.token(rotated).error()).isEqualTo("invalid_client");

        browser.press("Clients");
        browser.type("q", "LAPTOP <B>");
        browser.press("Show");
        assertThat(browser.text()).contains("Laptop <b>assistant</b>").doesNotContain("Default client");
        assertThat(copied("id-" + created.id())).isEqualTo(created.id());
        browser.press("Clients");
        browser.takeScreenshots("clients");

        browser.press("Keys");
        browser.press("Rotate now");
        assertThat(browser.text()).contains("Next", "Active", "key signs from 20");
        browser.takeScreenshots("keys");

        browser.press("Audit");
        browser.type("target", created.id());
        browser.press("Show");
        assertThat(browser.text())
                .contains("Client created", "Secret rotated", "All tokens revoked", "Client changed", "Client disabled")
                .doesNotContain(created.secret(), rotated.secret());
        browser.takeScreenshots("audit");

        browser.press("Sign out");
        assertThat(browser.text()).contains("You are signed out");
        browser.go(SERVER.url() + "/admin/clients");
        assertThat(browser.heading()).isEqualTo("Sign in");
        assertThat(logErrorsExcept("422")).isEmpty();
    }

    @Test
    void administratorWhenWithoutAMouseThenEveryStepIsReachedByKeysAndHasAName() {
        browser.go(SERVER.url() + "/admin/");
        browser.type("admin", Keys.TAB, password());
        browser.enter();
        walkThrough("Clients");
        walkThrough("New client");
        browser.tabTo("Name");
        browser.type("By keys alone");
        walkThrough("Create client");
        assertThat(browser.heading()).isEqualTo("The new secret");
        walkThrough("I have copied it");
        walkThrough("Disable");
        assertThat(browser.heading()).contains("By keys alone", "Disabled");
        walkThrough("Sign out");
        assertThat(browser.text()).contains("You are signed out");
    }

    @Test
    void pagesWhenNamesAreLongThenFitEveryWidth() {
        String name = "W".repeat(200);
        String id = clientOf("{\"client_name\":\"" + name + "\",\"account\":\"" + "m".repeat(64)
                        + "\",\"scopes\":[\"todos:read\",\"todos:write\",\"tokens:introspect\"]}")
                .id();
        browser.go(SERVER.url() + "/admin/clients");
        signIn();

        for (String path : List.of(
                "clients?q=" + id,
                "clients/" + id,
                "clients/default",
                "clients/" + id + "/edit",
                "clients/" + id + "/delete",
                "clients/" + id + "/tokens/revoke",
                "audit?target=" + id,
                "audit")) {
            browser.go(SERVER.url() + "/admin/" + path);
            browser.takeScreenshots("long-" + path.replaceAll(id + "|[^a-z]", ""));
            browser.assertFitsEveryWidth(path);
        }
        browser.press("Sign out");
    }

    private static void walkThrough(String control) {
        browser.tabTo(control);
        browser.enter();
    }

    /** Ignores the log entry of the status 422, which pages with form errors have. */
    private static List<String> logErrorsExcept(String status) {
        return browser.logErrors().stream()
                .filter(complaint -> !complaint.contains("status of " + status))
                .toList();
    }

    /** Inserts token counts for a day, so that the chart has columns. */
    private void aDayOfTraffic() {
        jdbc.sql("""
                        insert into token_hours (hour, issued, refused)
                        select h, 40 + 35 * sin(extract(hour from h) / 4.0) + 7 * (extract(hour from h)::int % 3),
                               case when extract(hour from h)::int % 5 = 0 then 9 else 1 end
                          from generate_series(date_trunc('hour', now(), 'UTC') - interval '23 hours',
                                               date_trunc('hour', now(), 'UTC'), interval '1 hour') h
                        on conflict do nothing
                        """).update();
    }

    private Credentials create(String name) {
        browser.press("Clients");
        browser.press("New client");
        assertThat(browser.has("details.keys[open]")).isFalse();
        browser.find("input[value=private_key_jwt]").click();
        assertThat(browser.has("details.keys[open]")).isTrue();
        browser.takeScreenshots("new-client");
        browser.find("input[value=client_secret_basic]").click();
        browser.type("client_name", name);
        browser.press("Create client");
        return new Credentials(copied("client-id"), copied("client-secret"));
    }

    private static String copied(String id) {
        browser.find("button[data-copy=" + id + "]").click();
        String value = browser.find("#" + id).getText();
        await().untilAsserted(() -> {
            assertThat(browser.find("#said").getDomProperty("textContent")).endsWith("copied");
            assertThat(browser.clipboard()).isEqualTo(value);
        });
        return value;
    }

    private static void signIn() {
        browser.type("username", "admin");
        browser.type("password", password());
        browser.press("Sign in");
    }

    private static String password() {
        return JsonMapper.shared()
                .readTree(HOME.resolve("admin.json"))
                .get("password")
                .asString();
    }
}
