package dev.yata.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.auth.Server.Credentials;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** An administrator at work, in a real browser. */
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
        browser.allowClipboard(SERVER.url());
        browser.go(SERVER.url() + "/admin/");
        assertThat(browser.heading()).isEqualTo("Sign in");
        browser.photograph("login");
        signIn();
        assertThat(browser.heading()).isEqualTo("Overview");

        Credentials created = create("Laptop <b>assistant</b>");
        assertThat(SERVER.token(created).status()).isEqualTo(200);

        browser.press("I have copied it");
        assertThat(browser.heading()).contains("Laptop <b>assistant</b>", "Active");
        browser.photograph("client");
        browser.press("New secret");
        browser.photograph("secret");
        Credentials rotated = new Credentials(created.id(), copied("client-secret"));
        assertThat(rotated.secret()).isNotEqualTo(created.secret());
        assertThat(SERVER.token(created).status()).isEqualTo(200);
        assertThat(SERVER.token(rotated).status()).isEqualTo(200);

        browser.go(browser.url());
        assertThat(browser.heading()).isEqualTo("The secret was shown already");
        assertThat(browser.text()).doesNotContain(rotated.secret());

        browser.press("Back to the client");
        browser.press("Disable");
        assertThat(browser.heading()).contains("Disabled");
        assertThat(browser.find(".notice").getText()).contains("gets no new tokens");
        assertThat(SERVER.token(rotated).error()).isEqualTo("invalid_client");

        browser.press("Clients");
        browser.photograph("clients");
        assertThat(browser.text()).contains("Laptop <b>assistant</b>");
        assertThat(browser.complaints()).isEmpty();

        browser.press("Sign out");
        assertThat(browser.text()).contains("You are signed out");
        browser.go(SERVER.url() + "/admin/clients");
        assertThat(browser.heading()).isEqualTo("Sign in");
        assertThat(browser.complaints()).isEmpty();
    }

    private Credentials create(String name) {
        browser.press("Clients");
        browser.press("New client");
        browser.photograph("new-client");
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
        browser.type(
                "password",
                JsonMapper.shared()
                        .readTree(HOME.resolve("admin.json"))
                        .get("password")
                        .asString());
        browser.press("Sign in");
    }
}
