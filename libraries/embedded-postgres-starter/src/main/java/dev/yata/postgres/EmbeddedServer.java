package dev.yata.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs PostgreSQL, which accepts connections from this machine with the password only. Closing stops PostgreSQL. */
final class EmbeddedServer implements AutoCloseable {

    static final String USER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int ATTEMPTS = 3;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;
    private final boolean durable;
    private volatile boolean closing;

    private EmbeddedServer(DataFolder folder, EmbeddedPostgres postgres, boolean durable) {
        this.folder = folder;
        this.postgres = postgres;
        this.durable = durable;
    }

    /** Starts in the folder, and creates the cluster at the first start. Commits survive a crash and a power loss. */
    static EmbeddedServer in(Path root) throws IOException {
        return start(DataFolder.open(root), true);
    }

    /** Starts in a temporary folder, without waiting for the disk. */
    static EmbeddedServer temporary() throws IOException {
        return start(DataFolder.open(Files.createTempDirectory("yata-postgres-")), false);
    }

    private static EmbeddedServer start(DataFolder folder, boolean durable) throws IOException {
        try {
            EmbeddedServer server = new EmbeddedServer(folder, startOnFreePort(folder, durable), durable);
            folder.markReady();
            if (durable) {
                server.endServiceWithServer();
            }
            return server;
        } catch (IOException | RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** Retries a failed start, because another process may take the free port before PostgreSQL does. */
    private static EmbeddedPostgres startOnFreePort(DataFolder folder, boolean durable) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return configured(folder, durable).start();
            } catch (IOException failed) {
                OrphanedPostgres.stop(folder.data());
                if (attempt == ATTEMPTS) {
                    throw failed;
                }
                log.info("PostgreSQL did not start, trying another port: {}", failed.getMessage());
            }
        }
    }

    private static EmbeddedPostgres.Builder configured(DataFolder folder, boolean durable) throws IOException {
        String onDisk = durable ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                // The library passes these to initdb, where they replace its "trust" authentication.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", folder.password())
                // The library's defaults prefer speed to durability.
                .setServerConfig("fsync", onDisk)
                .setServerConfig("synchronous_commit", onDisk)
                .setServerConfig("max_connections", "50")
                .setServerConfig("unix_socket_directories", "");
    }

    @SuppressWarnings("FutureReturnValueIgnored") // watches for as long as this process lives
    private void endServiceWithServer() throws IOException {
        OrphanedPostgres.postmaster(folder.data())
                .ifPresent(process -> process.onExit().thenRun(() -> {
                    if (!closing) {
                        log.error("PostgreSQL has ended unexpectedly; stopping this service");
                        new Thread(() -> System.exit(1), "postgres-gone").start();
                    }
                }));
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    String password() {
        return folder.password();
    }

    @Override
    public void close() throws IOException {
        closing = true;
        postgres.close();
        folder.close();
        if (!durable) {
            folder.delete();
        }
    }
}
