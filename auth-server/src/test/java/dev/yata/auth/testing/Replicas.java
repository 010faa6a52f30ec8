package dev.yata.auth.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.AuthServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Starts several servers on a new database of the shared PostgreSQL, as in production. */
public final class Replicas implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final HikariDataSource shared;
    private final Path home;
    private final String database = "replicas_" + DATABASES.incrementAndGet();
    private final List<ConfigurableApplicationContext> contexts = Collections.synchronizedList(new ArrayList<>());

    public Replicas(HikariDataSource shared, Path home) {
        this.shared = shared;
        this.home = home;
        JdbcClient.create(shared).sql("create database " + database).update();
        // Logging is shared by the process, so servers that start in parallel must not configure it again.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    public Server start(String... arguments) {
        int port = RunningServer.freePort();
        contexts.add(new SpringApplicationBuilder(AuthServer.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=" + port,
                                        "--yata.home=" + home,
                                        "--spring.datasource.url="
                                                + shared.getJdbcUrl().replaceAll("/[^/]*$", "/" + database),
                                        "--spring.datasource.username=" + shared.getUsername(),
                                        "--spring.datasource.password=" + shared.getPassword(),
                                        "--spring.datasource.hikari.maximum-pool-size=3"),
                                Stream.of(arguments))
                        .toArray(String[]::new)));
        return new Server("http://localhost:" + port);
    }

    /** Returns a bean of a replica; the first one has the number 0. */
    public <T> T bean(int replica, Class<T> type) {
        return contexts.get(replica).getBean(type);
    }

    public Object bean(int replica, String name) {
        return contexts.get(replica).getBean(name);
    }

    public JdbcClient jdbc(int replica) {
        return bean(replica, JdbcClient.class);
    }

    public void stop() {
        contexts.forEach(ConfigurableApplicationContext::close);
        contexts.clear();
    }

    @Override
    public void close() {
        stop();
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }
}
