package dev.yata.stdio.todoapi;

import static dev.yata.client.FakeBackend.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.client.http.Timeouts;
import dev.yata.stdio.TestApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("A connection pool, and timeouts for connect, response and whole call")
class ConnectionTests {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void stop() {
        backend.close();
    }

    /** A connection may return to the pool just after the next request has started on another one. */
    @Test
    void callsWhenOneFollowsTheOtherThenShareTheirConnections() {
        TodoApi api = TestApi.of(backend);
        for (int i = 0; i < 20; i++) {
            api.get(ID);
        }

        assertThat(backend.connections).hasSizeLessThan(5);
    }

    @Test
    void callsWhenManyRunAtOnceThenShareABoundedNumberOfConnections() throws Exception {
        TodoApi api = TestApi.of(backend);
        backend.api(Collections.nCopies(48, Reply.of(200, FakeBackend.TODO).after(100))
                .toArray(Reply[]::new));
        ExecutorService callers = Executors.newFixedThreadPool(48);
        List<Future<Todo>> calls = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            calls.add(callers.submit(() -> api.get(ID)));
        }
        for (Future<Todo> call : calls) {
            assertThat(call.get().id()).isEqualTo(ID);
        }
        callers.shutdown();

        assertThat(backend.connections).hasSizeBetween(2, 16);
    }

    /**
     * Uses a listener that accepts no connections. On Linux, further connections get no answer once its queue is full.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void callWhenConnectionIsNotTakenThenEndsByTheConnectTimeout() throws IOException {
        List<Socket> queued = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, queued);
            URI url = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/api/v1");
            TodoApi api = TestApi.of(backend, url, new Timeouts(SHORT, LONG, Duration.ofSeconds(8)));

            assertThatThrownBy(() -> api.get(ID)).hasMessageContaining("can't be reached");
        } finally {
            for (Socket socket : queued) {
                socket.close();
            }
        }
    }

    private static void fill(ServerSocket listener, List<Socket> queued) throws IOException {
        for (int i = 0; i < 8; i++) {
            Socket socket = new Socket();
            queued.add(socket);
            try {
                socket.connect(listener.getLocalSocketAddress(), 300);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
    }

    @Test
    void callWhenNothingComesThenEndsByTheResponseTimeoutAndTriesAgain() {
        Reply late = Reply.of(200, FakeBackend.TODO).after(3000);
        backend.api(late, late, late);
        TodoApi api = TestApi.of(backend, backend.apiUrl(), new Timeouts(LONG, SHORT, LONG));

        assertThatThrownBy(() -> api.get(ID)).hasMessageContaining("(RESPONSE_TIMEOUT_SECONDS)");
        assertThat(backend.apiRequests).hasSize(3);
    }

    @Test
    void callWhenNothingComesThenEndsByTheBudgetOfTheWholeCall() {
        Reply late = Reply.of(200, FakeBackend.TODO).after(3000);
        backend.api(late, late, late);
        TodoApi api = TestApi.of(backend, backend.apiUrl(), new Timeouts(LONG, LONG, Duration.ofSeconds(1)));

        assertThatThrownBy(() -> api.get(ID)).hasMessageContaining("did not answer in time (at most 1 s)");
        assertThat(backend.apiRequests).hasSize(1);
    }
}
