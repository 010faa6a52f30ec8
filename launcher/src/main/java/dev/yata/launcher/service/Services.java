package dev.yata.launcher.service;

import dev.yata.command.Installation;
import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The running auth-server and todo-api of one {@code YATA_HOME}. Closing stops both and their databases. */
public final class Services implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final HomeLock lock;
    private final ServiceProcess authServer;
    private final ServiceProcess todoApi;

    private Services(HomeLock lock, ServiceProcess authServer, ServiceProcess todoApi) {
        this.lock = lock;
        this.authServer = authServer;
        this.todoApi = todoApi;
    }

    /**
     * Starts both on the ports of {@code YATA_AUTH_PORT} and {@code YATA_API_PORT}; they are not ready yet.
     *
     * @throws UserError if the home is in use or a port is taken; nothing was started
     */
    public static Services start(Installation installation, YataHome home) throws IOException, InterruptedException {
        return start(
                installation,
                home,
                () -> Port.fromEnvironment("YATA_AUTH_PORT", 9000),
                () -> Port.fromEnvironment("YATA_API_PORT", 8080));
    }

    /** Starts both on free ports. */
    public static Services startOnFreePorts(Installation installation, YataHome home)
            throws IOException, InterruptedException {
        return start(installation, home, Port::anyFree, Port::anyFree);
    }

    private static Services start(
            Installation installation, YataHome home, Supplier<Port> authPort, Supplier<Port> apiPort)
            throws IOException, InterruptedException {
        HomeLock lock = HomeLock.take(home.create());
        try {
            awaitEndOf(lock.leftRunning());
            Port auth = authPort.get();
            Port api = apiPort.get();
            if (auth.equals(api)) {
                throw new UserError("YATA_AUTH_PORT and YATA_API_PORT are both " + auth.number()
                        + ". Give each service a port of its own. Nothing was started.");
            }
            Map<String, String> environment = environment(home, auth, api);
            ServiceProcess authServer = ServiceProcess.start(installation, home, "auth-server", auth, environment);
            ServiceProcess todoApi = ServiceProcess.start(installation, home, "todo-api", api, environment);
            lock.started(List.of(authServer, todoApi));
            return new Services(lock, authServer, todoApi);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Returns the variables of a service that ends with this process. */
    static Map<String, String> environment(YataHome home, Port auth, Port api) {
        return Map.of(
                "YATA_HOME", home.folder().toString(),
                "YATA_AUTH_PORT", Integer.toString(auth.number()),
                "YATA_API_PORT", Integer.toString(api.number()),
                "YATA_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
    }

    /** Waits for services whose launcher was killed. They stop by themselves and use their ports until then. */
    private static void awaitEndOf(List<ProcessHandle> services) throws InterruptedException {
        if (services.isEmpty()) {
            return;
        }
        System.err.println("Waiting for the services of an earlier ./yata up to stop ...");
        for (ProcessHandle service : services) {
            try {
                service.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException stillThere) {
                throw new UserError(
                        "Process " + service.pid() + ", a service of an earlier ./yata up, has not stopped. "
                                + "Stop it with kill " + service.pid() + ", then try again. Nothing was started.");
            }
        }
    }

    /** Returns the auth-server's base URL, which is its issuer identifier. */
    public URI authServer() {
        return authServer.url();
    }

    /** Returns the base URL of the todo-api. */
    public URI todoApi() {
        return todoApi.url();
    }

    /**
     * Waits until both are ready.
     *
     * @throws UserError if one ends, or is not ready after 3 minutes; the message has the end of its log
     */
    public void awaitReady() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        for (ServiceProcess service : List.of(authServer, todoApi)) {
            while (!service.isReady(http)) {
                requireAlive();
                if (System.nanoTime() > deadline) {
                    throw new UserError(service.name() + " is not ready after " + START_LIMIT.toMinutes() + " minutes. "
                            + service.endOfLog());
                }
                Thread.sleep(POLL_INTERVAL.toMillis());
            }
        }
        requireAlive();
    }

    private void requireAlive() throws IOException {
        for (ServiceProcess service : List.of(authServer, todoApi)) {
            if (!service.process().isAlive()) {
                throw new UserError(service.name() + " did not start. " + service.endOfLog());
            }
        }
    }

    /** Waits until one of the two ends, and returns its name. */
    public String awaitEndOfOne() throws InterruptedException {
        try {
            CompletableFuture.anyOf(
                            authServer.process().onExit(), todoApi.process().onExit())
                    .get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        return authServer.process().isAlive() ? todoApi.name() : authServer.name();
    }

    @Override
    public void close() throws IOException {
        try (lock;
                authServer;
                todoApi) {
            // Lets both stop at the same time. Closing then waits for them, even if one throws.
            authServer.process().destroy();
            todoApi.process().destroy();
        }
    }
}
