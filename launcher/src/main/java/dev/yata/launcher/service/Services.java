package dev.yata.launcher.service;

import dev.yata.command.Installation;
import dev.yata.command.Printable;
import dev.yata.command.TemporaryFolder;
import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The running auth-server and todo-api of one {@code YATA_HOME}. Closing stops both and their databases. */
public final class Services implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration FIRST_NOTICE = Duration.ofSeconds(20);
    private static final Duration NOTICE_INTERVAL = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration RESTART_PERIOD = Duration.ofMinutes(10);
    private static final int RESTARTS_IN_PERIOD = 3;

    static final String AUTH_SERVER = "auth-server";
    static final String TODO_API = "todo-api";

    /** The names of both services. */
    static final List<String> NAMES = List.of(AUTH_SERVER, TODO_API);

    private final HomeLock lock;
    private final List<Instant> restarts = new ArrayList<>();
    private ServiceProcess authServer;
    private ServiceProcess todoApi;

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
            reportIgnoredVariables();
            DiskSpace.of(home).requireEnough(!home.adminJson().exists());
            TemporaryFolder.delete(ServiceProcess.temporary(home));
            Port auth = authPort.get();
            Port api = apiPort.get();
            if (auth.equals(api)) {
                throw new UserError("YATA_AUTH_PORT and YATA_API_PORT are both " + auth.number()
                        + ". Give each service a port of its own. Nothing was started.");
            }
            ServiceProcess authServer = ServiceProcess.start(
                    installation, home, AUTH_SERVER, auth, ServiceEnvironment.of(home, AUTH_SERVER, auth, api));
            ServiceProcess todoApi = ServiceProcess.start(
                    installation, home, TODO_API, api, ServiceEnvironment.of(home, TODO_API, auth, api));
            lock.started(List.of(authServer, todoApi));
            return new Services(lock, authServer, todoApi);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    private static void reportIgnoredVariables() {
        Set<String> ignored = ServiceEnvironment.ignored(System.getenv());
        if (!ignored.isEmpty()) {
            System.err.println("The services don't use these variables of the environment: "
                    + Printable.of(String.join(", ", ignored))
                    + ". YATA_AUTH_PORT and YATA_API_PORT set their ports.");
        }
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
        long notice = System.nanoTime() + FIRST_NOTICE.toNanos();
        for (ServiceProcess service : List.of(authServer, todoApi)) {
            while (!service.isReady(http)) {
                requireAlive();
                if (System.nanoTime() > deadline) {
                    throw new UserError(service.name() + " is not ready after " + START_LIMIT.toMinutes() + " minutes. "
                            + service.endOfLog());
                }
                if (System.nanoTime() > notice) {
                    System.err.println("Still waiting for " + service.name() + "; see "
                            + ServiceProcess.log(service.home(), service.name()) + ".");
                    notice += NOTICE_INTERVAL.toNanos();
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

    /**
     * Waits until one of the two ends, and returns its name. Starts a service again that ran out of memory, at most
     * three times in ten minutes.
     */
    public String superviseUntilOneEnds() throws IOException, InterruptedException {
        while (true) {
            ServiceProcess ended = awaitEndOfOne();
            if (ended.process().exitValue() != ServiceProcess.OUT_OF_MEMORY || !mayRestart()) {
                return ended.name();
            }
            if (ended.equals(authServer)) {
                authServer = ended.restart();
            } else {
                todoApi = ended.restart();
            }
            lock.started(List.of(authServer, todoApi));
            System.err.println(ended.name() + " ran out of memory and was started again.");
        }
    }

    private ServiceProcess awaitEndOfOne() throws InterruptedException {
        try {
            CompletableFuture.anyOf(
                            authServer.process().onExit(), todoApi.process().onExit())
                    .get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        return authServer.process().isAlive() ? todoApi : authServer;
    }

    private boolean mayRestart() {
        Instant now = Instant.now();
        restarts.removeIf(restart -> restart.isBefore(now.minus(RESTART_PERIOD)));
        return restarts.size() < RESTARTS_IN_PERIOD && restarts.add(now);
    }

    @Override
    public void close() throws IOException {
        try (lock;
                ServiceProcess auth = authServer;
                ServiceProcess api = todoApi) {
            // Lets both stop at the same time. Closing then waits for them, even if one throws.
            auth.process().destroy();
            api.process().destroy();
        }
    }
}
