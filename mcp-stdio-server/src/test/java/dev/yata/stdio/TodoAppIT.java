package dev.yata.stdio;

import static dev.yata.client.FakeBackend.ID;
import static dev.yata.client.FakeBackend.TODO;
import static dev.yata.client.FakeBackend.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Tests the MCP App in a real browser, in a sandbox like those of hosts, with the packaged server. */
class TodoAppIT {

    private static final String HOSTILE = "<img src=x onerror=document.title='broken'>";
    private static final String SECOND = ID.replace('d', 'e');
    private static final String THIRD = ID.replace('d', 'f');

    private final FakeBackend backend = new FakeBackend();
    private McpProcess server;
    private AppHost host;

    @BeforeEach
    void open() {
        backend.api(Reply.of(200, "[" + todo(ID, HOSTILE) + "," + todo(SECOND, "Second") + "]")
                .with("Link", "<http://x/todos?cursor=c1>; rel=\"next\""));
        start();
        shows("#status", "2 todos, and more");
    }

    private void start(String... arguments) {
        server = McpProcess.start(McpProcess.settings(backend), McpProcess.command(arguments))
                .initialize("2025-11-25");
        host = AppHost.open(server);
        host.driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
        host.driver.switchTo().frame("view");
    }

    private void stop() {
        if (host != null) {
            host.close();
        }
        server.close();
    }

    @AfterEach
    void close() {
        stop();
        backend.close();
    }

    @AfterAll
    static void closeBrowser() {
        AppHost.closeBrowser();
    }

    private static String todo(String id, String title) {
        return TODO.replace(ID, id).replace("Buy milk", title);
    }

    private WebElement find(String css) {
        return host.driver.findElement(By.cssSelector(css));
    }

    private Object run(String script) {
        return host.driver.executeScript(script);
    }

    private void shows(String css, String text) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(find(css).getText()).contains(text));
    }

    private void tell(String method, String params) {
        host.driver.switchTo().defaultContent();
        run("post({ method: 'ui/notifications/" + method + "', params: " + params + " })");
        host.driver.switchTo().frame("view");
    }

    private Object count(String css) {
        return run("return document.querySelectorAll('" + css + "').length");
    }

    private void key(CharSequence... keys) {
        host.driver.switchTo().activeElement().sendKeys(keys);
    }

    private Map<String, Object> lastCall() {
        return host.calls.get(host.calls.size() - 1);
    }

    private String focus() {
        return (String) run("return document.activeElement.id || document.activeElement.textContent");
    }

    @Test
    void appWhenResultComesThenShowsItAsTextInTheLookOfTheHost() {
        shows("li:first-child", HOSTILE);
        shows("li:first-child small", "high priority · #home");
        assertThat(run("return document.images.length")).isEqualTo(0L);
        assertThat(run("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("dark");
        assertThat(run("return getComputedStyle(document.body).color")).isEqualTo("rgb(1, 2, 3)");
        assertThat(run("return document.documentElement.style.color")).isEqualTo("");
        host.driver.switchTo().defaultContent();
        assertThat(host.driver.getTitle()).startsWith("A host");
        assertThat(run("return seen.some(m => m.method === 'ui/notifications/size-changed' && m.params.height > 50)"))
                .isEqualTo(true);
        run("post({ id: 'p', method: 'ping' }); post({ id: 't', method: 'ui/resource-teardown' });"
                + " post({ id: 'u', method: 'x' }); post({ method: 'ui/notifications/host-context-changed',"
                + " params: { theme: 'light' } })");
        await().until(() -> run("return answers.length").equals(3L));
        assertThat(run("return JSON.stringify(answers.map(a => [a.id, a.result || a.error.code]))"))
                .isEqualTo("[[\"p\",{}],[\"t\",{}],[\"u\",-32601]]");
        host.driver.switchTo().frame("view");
        assertThat(run("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("light");
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void appWhenUsedByKeyboardThenAddsCompletesAndDeletesThroughTheTools() {
        find("#title").sendKeys("Third");
        backend.api(Reply.of(201, todo(THIRD, "Third")));
        key(Keys.ENTER);
        shows("li:first-child", "Third");
        shows("#status", "3 todos");
        assertThat(lastCall()).isEqualTo(Map.of("name", "create_todo", "arguments", Map.of("title", "Third")));
        await().until(() -> focus().equals("title"));

        // Moves the focus past the button to the first todo.
        key(Keys.TAB);
        key(Keys.TAB);
        String done = todo(THIRD, "Third").replace("\"completed\":false", "\"completed\":true");
        backend.api(Reply.of(200, "{\"created\":[],\"updated\":[" + done + "],\"deleted\":[]}"));
        key(Keys.SPACE);
        shows("li.done", "Third");
        assertThat(lastCall())
                .isEqualTo(Map.of(
                        "name", "complete_todos", "arguments", Map.of("todo_ids", List.of(THIRD), "completed", true)));
        await().until(() -> focus().equals("t-" + THIRD));

        key(Keys.TAB);
        key(Keys.ENTER);
        assertThat(focus()).isEqualTo("Delete for good");
        key(Keys.ESCAPE);
        assertThat(focus()).isEqualTo("Delete");
        assertThat(lastCall().get("name")).isEqualTo("complete_todos");
        key(Keys.ENTER);
        key(Keys.ENTER);
        shows("#status", "2 todos");
        assertThat(lastCall())
                .isEqualTo(Map.of("name", "delete_todo", "arguments", Map.of("todo_id", THIRD, "confirm", true)));
        assertThat(focus()).isEqualTo("t-" + ID);
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void appWhenACallFailsThenShowsTheAdviceAndWhatIsTrue() {
        backend.api(problem(400, "Not today."));
        find("li input").click();
        shows("[role=alert]", "Not today. Nothing was changed.");
        await().until(() -> find("li input").isEnabled());
        assertThat(find("li input").isSelected()).isFalse();
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void appWhenTheServerOnlyReadsThenHasNothingToChangeTodosWith() {
        stop();
        backend.api(Reply.of(200, "[" + todo(ID, "Done").replace("\"completed\":false", "\"completed\":true") + "]")
                .with("Link", "<http://x/todos?cursor=c1>; rel=\"next\""));
        start("--read-only");
        shows("#status", "1 todo, and more");
        assertThat(count("input, button:not(#more)")).isEqualTo(0L);
        shows("li.done small", "done · due 2026-11-21");
        find("#more").click();
        await().untilAsserted(() -> assertThat(find("#status").getText()).isEqualTo("1 todo"));
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void appWhenSomeToolsAreOfferedThenHasTheirControlsAlone() {
        stop();
        start("--tools", "list_todos,delete_todo");
        shows("#status", "1 todo");
        assertThat(count("input")).isEqualTo(0L);
        find("li button").click();
        find("li button").click();
        shows("#status", "No todos");
        await().until(() -> focus().equals("status"));
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void appWhenTheResultCannotBeReadThenSaysSoRatherThanThatThereIsNothing() {
        for (String result : List.of(
                "{ content: [{ type: 'text', text: '3 todos' }] }",
                "{ structuredContent: { todos: null } }",
                "{ structuredContent: { todos: 'abc' } }",
                "{ structuredContent: { todos: [null] } }",
                "{ structuredContent: { todos: [{ id: null, title: {} }] } }",
                "{ structuredContent: { todos: [{ id: '1', title: 'a', tags: 'b' }] } }")) {
            run("document.getElementById('status').textContent = 'Loading …'; complain('')");
            tell("tool-result", result);
            shows("[role=alert]", "The answer could not be read");
            assertThat(find("#status").getText()).as(result).isEmpty();
        }
        assertThat(host.complaints()).isEmpty();
    }

    @Test
    void appWhenTheHostIsSilentThenSaysSoUntilItAnswers() {
        host.driver.switchTo().defaultContent();
        run("deaf = true; view.srcdoc = view.srcdoc");
        host.driver.switchTo().frame("view");
        shows("[role=alert]", "No answer from this host so far");
        host.driver.switchTo().defaultContent();
        run("post({ id: 1, result: {} })");
        host.driver.switchTo().frame("view");
        await().until(() -> !find("#problem").isDisplayed());
    }

    @Test
    void appWhenTheHostGivesNoColoursThenContrastIsEnoughInBothThemes() {
        run("document.documentElement.removeAttribute('style')");
        String first = todo(ID, "First").replace("2026", "2999");
        String late = todo(THIRD, "Late").replace("2026-11-21", "2020-01-01");
        String done = todo(SECOND, "Done").replace("\"completed\":false", "\"completed\":true");
        tell("tool-result", "{ structuredContent: { todos: [" + first + "," + late + "," + done + "] } }");
        shows("#status", "3 todos");
        find("li button").click();
        for (String theme : List.of("light", "dark")) {
            tell("host-context-changed", "{ theme: '" + theme + "' }");
            await().until(() ->
                    run("return document.documentElement.style.colorScheme").equals(theme));
            Map<String, Number> contrasts = contrasts();
            assertThat(contrasts).hasSize(12);
            contrasts.forEach((what, contrast) -> assertThat(contrast.doubleValue())
                    // WCAG 2.2 requires 3 for the outlines of controls (1.4.11), and 4.5 for text (1.4.3).
                    .as("contrast of %s in %s", what, theme)
                    .isGreaterThanOrEqualTo(what.endsWith("Color") ? 3 : 4.5));
        }
    }

    /** Returns contrast ratios to the page's background by WCAG's formula. */
    @SuppressWarnings("unchecked")
    private Map<String, Number> contrasts() {
        return (Map<String, Number>) run("""
                const light = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
                  .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                  .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
                const ground = light(getComputedStyle(document.body).backgroundColor);
                const contrasts = {};
                function measure(css, pseudo, property) {
                  const own = light(getComputedStyle(document.querySelector(css), pseudo)[property]);
                  contrasts[css + ' ' + pseudo + ' ' + property] =
                    (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05);
                }
                for (const css of ['h1', '#title', '#plus', '#status', 'li span', 'li small', '.late', '.sure', '.done span'])
                  measure(css, '', 'color');
                measure('#title', '::placeholder', 'color');
                measure('#title', '', 'borderTopColor');
                measure('#plus', '', 'borderTopColor');
                return contrasts;""");
    }

    @Test
    void appWhenThereIsMoreThenPagesOnWithTheSameFilters() {
        backend.api(Reply.of(200, "[" + todo(THIRD, "Third") + "]"));
        find("#more").click();
        shows("#status", "3 todos");
        assertThat(lastCall().get("arguments")).isEqualTo(Map.of("completed", false, "cursor", "c1"));
        assertThat(find("#more").isDisplayed()).isFalse();
        assertThat(find("#status").getText()).isEqualTo("3 todos");
    }
}
