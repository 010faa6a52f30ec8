package dev.yata.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server.Credentials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RotationTests extends RunningServer {

    private static final int USERS = 8;

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();

    /** A token request with the secret from before the rotation, or with the newest secret. */
    private record Request(boolean old, Instant begun, Instant ended, int status) {}

    @Test
    @DisplayName(
            "Under load, no request fails within the overlap, and every request with the old secret fails after it")
    void rotateWhenEightUseOldAndNewSecretThenOldEndsAtTheStatedTime() {
        Credentials old = client("todos:read");
        AtomicReference<Credentials> newest = new AtomicReference<>(old);
        ExecutorService threads = Executors.newFixedThreadPool(USERS);
        List<CompletableFuture<Void>> users = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            users.add(CompletableFuture.runAsync(() -> use(old, newest), threads));
        }
        await().until(() -> requests.size() > 20 * USERS);

        Answer rotated = SERVER.admin("POST", "/" + old.id() + "/rotate", adminToken(), "{\"overlap_seconds\":3}");
        newest.set(new Credentials(old.id(), rotated.text("client_secret")));
        Instant end = Instant.parse(
                rotated.json().get("secrets").get(0).get("expires_at").asString());
        await().until(() ->
                requests.stream().filter(request -> isAfter(request, end)).count() > 20 * USERS);
        over.set(true);
        users.forEach(CompletableFuture::join);
        threads.shutdown();

        assertThat(requests)
                .filteredOn(request -> !request.old() || request.ended().isBefore(end))
                .hasSizeGreaterThan(20 * USERS)
                .allMatch(request -> request.status() == 200);
        assertThat(requests).filteredOn(request -> isAfter(request, end)).allMatch(request -> request.status() == 401);
    }

    private static boolean isAfter(Request request, Instant end) {
        return request.old() && request.begun().isAfter(end);
    }

    private void use(Credentials old, AtomicReference<Credentials> newest) {
        for (boolean useOld = true; !over.get(); useOld = !useOld) {
            Instant begun = Instant.now();
            int status = SERVER.token(useOld ? old : newest.get()).status();
            requests.add(new Request(useOld, begun, Instant.now(), status));
        }
    }
}
