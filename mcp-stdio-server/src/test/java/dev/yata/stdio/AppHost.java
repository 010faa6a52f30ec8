package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.yata.mcp.server.json.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Runs an MCP host in a headless Chromium. Its page shows the app in a sandbox and forwards the app's requests to the
 * server.
 */
final class AppHost implements AutoCloseable {

    /** The app's requests, in order. */
    final List<Map<String, Object>> calls = new CopyOnWriteArrayList<>();

    /** Is shared by all hosts, because a browser takes seconds to start. */
    final ChromeDriver driver;

    private static @Nullable ChromeDriver browser;
    private final McpProcess server;
    private final HttpServer page;

    private AppHost(McpProcess server, File program, File chromedriver) {
        this.server = server;
        try {
            page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.createContext("/", exchange -> answer(exchange, "text/html", page()));
        page.createContext("/favicon.ico", exchange -> answer(exchange, "image/svg+xml", "<svg/>"));
        page.createContext("/mcp", exchange -> answer(exchange, "application/json", mcp(exchange)));
        page.start();
        driver = browser(program, chromedriver);
        driver.get("http://127.0.0.1:" + page.getAddress().getPort() + "/");
    }

    private static synchronized ChromeDriver browser(File program, File chromedriver) {
        if (browser == null) {
            browser = started(program, chromedriver);
        }
        return browser;
    }

    private static ChromeDriver started(File program, File chromedriver) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver)
                        .build(),
                options);
    }

    static synchronized void closeBrowser() {
        if (browser != null) {
            browser.quit();
            browser = null;
        }
    }

    /** Opens a host. Without a browser, skips the test, but fails it in CI. */
    static AppHost open(McpProcess server) {
        Optional<File> browser = installed("chromium", "chromium-browser", "google-chrome");
        Optional<File> driver = installed("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            String missing = "No chromium and chromedriver on the PATH: the app was not tried in a browser";
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            Assumptions.abort(missing);
        }
        return new AppHost(server, browser.orElseThrow(), driver.orElseThrow());
    }

    private static Optional<File> installed(String... names) {
        List<String> folders = Arrays.asList(System.getenv("PATH").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /** Returns the errors in the browser's log, such as a violated content policy, a script error or a missing file. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        driver.manage().logs().get(LogType.BROWSER).forEach(entry -> complaints.add(entry.toString()));
        return complaints;
    }

    private static String page() throws IOException {
        return new String(AppHost.class.getResourceAsStream("/app-host.html").readAllBytes(), StandardCharsets.UTF_8);
    }

    private synchronized String mcp(HttpExchange exchange) throws IOException {
        Map<String, Object> asked =
                Json.object(Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Map<String, Object> params = Json.object(asked.get("params"));
        calls.add(params);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("id", calls.size());
        message.put("method", asked.get("method"));
        message.put("params", params);
        return Json.write(server.send(Json.write(message)).next());
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        driver.get("about:blank");
        List<String> unused = complaints();
        page.stop(0);
    }
}
