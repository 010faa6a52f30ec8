package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.command.Installation;
import dev.yata.command.TemporaryFolder;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Both services as processes of their packaged jars. A test may stop and start each of them. */
public final class RunningServices implements AutoCloseable {

    public final Installation installation = Installation.current();
    final TemporaryFolder folder = TemporaryFolder.create();
    public final YataHome home = new YataHome(folder.path()).create();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Port authPort = Port.anyFree();
    private final Port apiPort = Port.anyFree();
    private ServiceProcess authServer;
    private ServiceProcess todoApi;

    private RunningServices() throws IOException {}

    static RunningServices start() {
        try {
            RunningServices services = new RunningServices();
            try {
                services.startWhatIsDown();
                return services;
            } catch (Throwable notReady) {
                try {
                    services.close();
                } catch (IOException undeleted) {
                    notReady.addSuppressed(undeleted);
                }
                throw notReady;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Restarts services that a failed test has stopped. */
    void startWhatIsDown() throws IOException {
        if (authServer == null || !authServer.process().isAlive()) {
            startAuthServer();
        }
        if (todoApi == null || !todoApi.process().isAlive()) {
            startTodoApi();
        }
        awaitReady();
    }

    public URI issuer() {
        return authServer.url();
    }

    public URI api() {
        return URI.create(todoApi.url() + "/api/v1");
    }

    void startAuthServer() throws IOException {
        authServer = start("auth-server", authPort);
    }

    void startTodoApi() throws IOException {
        todoApi = start("todo-api", apiPort);
    }

    void killTodoApi() throws IOException {
        kill(todoApi);
    }

    void killAuthServer() throws IOException {
        kill(authServer);
    }

    private static void kill(ServiceProcess service) throws IOException {
        service.process().destroyForcibly().onExit().join();
        service.close();
    }

    void awaitReady() {
        await().atMost(Duration.ofMinutes(5)).until(() -> {
            for (ServiceProcess service : List.of(authServer, todoApi)) {
                assertThat(service.process().isAlive())
                        .as(() -> endOfLog(service))
                        .isTrue();
            }
            return authServer.isReady(http) && todoApi.isReady(http);
        });
    }

    private static String endOfLog(ServiceProcess service) {
        try {
            return service.endOfLog();
        } catch (IOException unreadable) {
            return service.name();
        }
    }

    private ServiceProcess start(String name, Port port) throws IOException {
        return ServiceProcess.start(
                installation, home, name, port, ServiceEnvironment.of(home, name, authPort, apiPort));
    }

    @Override
    public void close() throws IOException {
        try (folder;
                ServiceProcess auth = authServer;
                ServiceProcess api = todoApi) {
            // Lets both stop at the same time. Closing then waits for them, even if one throws.
            Stream.of(auth, api)
                    .filter(Objects::nonNull)
                    .forEach(service -> service.process().destroy());
        }
    }
}
