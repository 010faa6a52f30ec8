package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.yata.command.Installation;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts small programs in place of the services. */
class ServicesTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Services services;
    private Future<String> ended;

    /** A service that is ready at once. A request to {@code /eat} takes all its memory, one to {@code /exit} ends it. */
    public static final class Stub {

        private Stub() {}

        public static void main(String[] arguments) throws IOException {
            boolean isAuthServer = System.getProperty("sun.java.command").contains("auth-server.jar");
            String port = System.getenv(isAuthServer ? "YATA_AUTH_PORT" : "YATA_API_PORT");
            HttpServer server = HttpServer.create(new InetSocketAddress("localhost", Integer.parseInt(port)), 0);
            server.createContext("/", exchange -> {
                switch (exchange.getRequestURI().getPath()) {
                    case "/eat" -> System.out.println(new long[Integer.MAX_VALUE / 2].length);
                    case "/exit" -> System.exit(0);
                    default -> exchange.sendResponseHeaders(200, -1);
                }
                exchange.close();
            });
            server.start();
        }
    }

    @BeforeEach
    void start() throws Exception {
        Installation built = Installation.current();
        Installation stubs = new Installation(folder, built.javaHome(), built.javaVersion());
        writeJar(stubs.jar("auth-server"));
        writeJar(stubs.jar("todo-api"));
        services = Services.startOnFreePorts(stubs, new YataHome(folder.resolve("home")));
        services.awaitReady();
        ended = thread.submit(services::superviseUntilOneEnds);
    }

    private static void writeJar(Path jar) throws IOException {
        Files.createDirectories(jar.resolveSibling(""));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Stub.class.getName());
        String entry = Stub.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file, manifest);
                var code = Stub.class.getClassLoader().getResourceAsStream(entry)) {
            content.putNextEntry(new JarEntry(entry));
            code.transferTo(content);
        }
    }

    @AfterEach
    void stop() throws Exception {
        thread.shutdownNow();
        assertThat(thread.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        services.close();
    }

    @Test
    void superviseWhenServiceRunsOutOfMemoryThenStartsItAgainAFewTimes() throws Exception {
        for (int restart = 0; restart < 3; restart++) {
            request("/eat");
            await().atMost(TIMEOUT).until(() -> isReady());
        }
        assertThat(ended).isNotDone();

        request("/eat");

        assertThat(ended.get(1, TimeUnit.MINUTES)).isEqualTo("todo-api");
    }

    @Test
    void superviseWhenServiceEndsOtherwiseThenReturnsItsName() throws Exception {
        request("/exit");

        assertThat(ended.get(1, TimeUnit.MINUTES)).isEqualTo("todo-api");
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(post(services.todoApi()), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The JDK's client does not repeat a POST. */
    private static HttpRequest post(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .POST(BodyPublishers.noBody())
                .build();
    }

    /** Sends a request that the service does not answer. */
    private void request(String path) throws InterruptedException {
        URI uri = services.todoApi().resolve(path);
        try {
            http.send(post(uri), BodyHandlers.discarding());
        } catch (IOException closed) {
            return;
        }
        throw new AssertionError(uri + " answered");
    }
}
