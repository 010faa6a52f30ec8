package dev.yata.auth.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Drives the headless Chromium of the system. */
public final class Browser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;

    private Browser(File browser, File chromedriver) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver)
                        .build(),
                options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
        driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
    }

    /** Starts the browser. If no browser is installed, skips the test, but fails it in CI. */
    public static Browser open() {
        Optional<File> browser = installed("chromium", "chromium-browser", "google-chrome");
        Optional<File> driver = installed("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            String missing = "No chromium and chromedriver on the PATH: the console was not tried in a browser";
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            Assumptions.abort(missing);
        }
        return new Browser(browser.orElseThrow(), driver.orElseThrow());
    }

    private static Optional<File> installed(String... names) {
        List<String> folders = Arrays.asList(System.getenv("PATH").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    public void go(String url) {
        driver.get(url);
    }

    public String url() {
        return driver.getCurrentUrl();
    }

    public String heading() {
        return driver.findElement(By.tagName("h1")).getText();
    }

    public String text() {
        return driver.findElement(By.tagName("main")).getText();
    }

    public WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    public boolean has(String css) {
        return run("return document.querySelector(arguments[0]) !== null", css).equals(true);
    }

    public void type(String id, String value) {
        WebElement field = driver.findElement(By.id(id));
        field.clear();
        field.sendKeys(value);
    }

    /** Clicks the button or link with this text, and waits for the next page. */
    public void press(String text) {
        WebElement before = find("html");
        control(text).click();
        await().atMost(Duration.ofSeconds(60)).until(() -> !before.equals(find("html")) && ready());
    }

    /**
     * Presses the Tab key until the control with this accessible name has the focus. Every control before it must have
     * a name and a visible focus.
     */
    public void tabTo(String name) {
        for (int stops = 0; stops < 80; stops++) {
            type(Keys.TAB);
            WebElement here = driver.switchTo().activeElement();
            String called = here.getAccessibleName();
            if (!here.getTagName().equals("body")) {
                assertThat(called).as(here.getDomProperty("outerHTML")).isNotBlank();
                assertThat(run(
                                "const style = getComputedStyle(arguments[0]);"
                                        + " return style.outlineStyle !== 'none' || style.boxShadow !== 'none'",
                                here))
                        .as("focus of " + called)
                        .isEqualTo(true);
            }
            if (called.equals(name)) {
                return;
            }
        }
        throw new AssertionError("The Tab key does not lead to " + name + " on " + url());
    }

    /** Types into the focused control. */
    public void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Enter in the focused control, and waits for the next page. */
    public void enter() {
        WebElement before = find("html");
        type(Keys.ENTER);
        await().atMost(Duration.ofSeconds(60)).until(() -> !before.equals(find("html")) && ready());
    }

    /** Returns the button or link with this text. */
    public WebElement control(String text) {
        return driver.findElement(
                By.xpath("//button[normalize-space()='%1$s'] | //a[normalize-space()='%1$s']".formatted(text)));
    }

    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    public String clipboard() {
        return (String) driver.executeAsyncScript("navigator.clipboard.readText().then(arguments[0])");
    }

    /** Grants the clipboard permissions that a person would grant with a click. */
    public void allowClipboard(String origin) {
        for (String permission : List.of("clipboard-read", "clipboard-write")) {
            driver.executeCdpCommand(
                    "Browser.setPermission",
                    Map.of("origin", origin, "setting", "granted", "permission", Map.of("name", permission)));
        }
    }

    /**
     * Returns the errors in the browser's log, for example violations of the content policy, script errors and missing
     * files.
     */
    public List<String> logErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .toList();
    }

    /** Saves screenshots at three widths, light and dark. Checks that the page and its lists fit each width. */
    public void takeScreenshots(String name) {
        for (int width : List.of(1200, 768, 360)) {
            for (String scheme : List.of("light", "dark")) {
                emulate(scheme, width, 800, width == 360);
                save(name + "-" + width + "-" + scheme);
            }
            assertThat(run("return document.documentElement.scrollWidth"))
                    .as(name + " at " + width)
                    .isEqualTo((long) width);
            assertThat(run("return [...document.querySelectorAll('.scroll:has(.stacked)')]"
                            + ".filter(list => list.scrollWidth > list.clientWidth).length"))
                    .as("lists that scroll sideways in " + name + " at " + width)
                    .isEqualTo(0L);
        }
        emulate("light", 1200, 800, false);
    }

    /** Fails if the page scrolls sideways at any width between a small phone's and a screen's. */
    public void assertFitsEveryWidth(String name) {
        List<Integer> tooNarrow = new ArrayList<>();
        for (int width = 320; width <= 1280; width += 20) {
            emulate("light", width, 800, width < 500);
            if ((Long) run("return document.documentElement.scrollWidth") > width) {
                tooNarrow.add(width);
            }
        }
        emulate("light", 1200, 800, false);
        assertThat(tooNarrow)
                .as("widths at which " + name + " scrolls sideways")
                .isEmpty();
    }

    private void emulate(String scheme, int width, int height, boolean phone) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    private void save(String name) {
        Object png = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .get("data");
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) png));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private boolean ready() {
        return run("return document.readyState").equals("complete");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
