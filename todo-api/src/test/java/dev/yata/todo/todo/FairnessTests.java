package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.yata.todo.ApiTests;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Tests that an account keeps its share of the service while another one sends the most expensive requests. */
@Timeout(300)
class FairnessTests extends ApiTests {

    private static final int TODOS = 60_000;
    private static final int ATTACKERS = 32;
    private static final int VICTIMS = 8;
    private static final int VICTIM_REQUESTS = 250;

    private static final String SEED = "insert into todos (id, account, version, title, due_date, priority, tags,"
            + " search_text, created_at, updated_at) select gen_random_uuid(), :account, 0, 'buy milk ' || n,"
            + " current_date + n % 1000, n % 4, array['tag' || n % 50, 'tag' || n % 70], 'buy milk ' || n || ' every day',"
            + " now(), now() from generate_series(1, :todos) n";

    private static final List<String> EXPENSIVE = List.of(
            "/todos/overview", "/todos?q=xy", "/todos?q=e", "/todos?q=milk+buy", "/todos?priority=high&sort=due_date");

    private static final String BATCH = IntStream.range(0, 100)
            .mapToObj(i -> "{\"title\":\"Buy milk\",\"description\":\"%s\"}".formatted("milk ".repeat(400)))
            .collect(Collectors.joining(",", "{\"create\":[", "]}"));

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;
    private final String greedy = "greedy-" + UUID.randomUUID();
    private final String greedyToken = ISSUER.token(greedy, "todos:read todos:write");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Uses a connection without the pool's time limits. */
    FairnessTests(@Autowired HikariDataSource pool) {
        connection = new SingleConnectionDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(), true);
        jdbc = JdbcClient.create(connection);
    }

    @AfterEach
    void stop() {
        threads.shutdown();
        jdbc.sql("delete from todos where account = ?").param(greedy).update();
        connection.destroy();
    }

    @Test
    void readWhenAnotherAccountSendsExpensiveRequestsThenKeepsItsRate() {
        jdbc.sql(SEED).param("account", greedy).param("todos", TODOS).update();
        jdbc.sql("vacuum analyze todos").update();
        String mine = "/todos/" + create("{\"title\":\"mine\"}");
        String harmlessToken = ISSUER.token(UUID.randomUUID().toString(), "todos:read");
        List<HttpRequest> reads =
                List.of(request(mine).build(), request("/todos").build());
        List<HttpRequest> harmless = List.of(authorized("/todos", harmlessToken).build());
        List<HttpRequest> expensive = Stream.concat(
                        EXPENSIVE.stream()
                                .map(path -> authorized(path, greedyToken).build()),
                        Stream.of(authorized("/todos/batch", greedyToken)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(BATCH))
                                .build()))
                .toList();
        timeBeside(harmless, reads);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double usual = timeBeside(harmless, reads).toNanos();
            ratios.add(usual / timeBeside(expensive, reads).toNanos());
        }
        assertThat(ratios.stream().sorted().toList().get(1))
                .as("ratios: %s", ratios)
                .isGreaterThanOrEqualTo(0.5);
    }

    private HttpRequest.Builder authorized(String path, String bearer) {
        return plain("/api/v1" + path).header("Authorization", "Bearer " + bearer);
    }

    /** Returns the time of a number of requests while others are sent all the time. All must succeed. */
    private Duration timeBeside(List<HttpRequest> others, List<HttpRequest> requests) {
        try (Load load = new Load(others)) {
            load.awaitFull();
            HttpClient client = HttpClient.newHttpClient();
            Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
            long start = System.nanoTime();
            List<CompletableFuture<Void>> victims = IntStream.range(0, VICTIMS)
                    .mapToObj(victim -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < VICTIM_REQUESTS; i++) {
                                    statuses.add(send(client, requests.get(i % requests.size())));
                                }
                            },
                            threads))
                    .toList();
            victims.forEach(CompletableFuture::join);
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            assertThat(statuses).hasSize(VICTIMS * VICTIM_REQUESTS).containsOnly(200);
            return time;
        }
    }

    private static int send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends requests over many connections until it is closed. */
    private final class Load implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final AtomicInteger sent = new AtomicInteger();
        private final List<CompletableFuture<Void>> attackers;
        private volatile boolean closed;

        Load(List<HttpRequest> requests) {
            attackers = IntStream.range(0, ATTACKERS)
                    .mapToObj(attacker -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = attacker; !closed; i++) {
                                    sent.incrementAndGet();
                                    send(client, requests.get(i % requests.size()));
                                }
                            },
                            threads))
                    .toList();
        }

        void awaitFull() {
            await().until(() -> sent.get() >= 2 * ATTACKERS);
        }

        @Override
        public void close() {
            closed = true;
            attackers.forEach(CompletableFuture::join);
        }
    }
}
