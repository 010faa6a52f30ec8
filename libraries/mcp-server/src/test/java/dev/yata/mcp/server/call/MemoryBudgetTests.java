package dev.yata.mcp.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.call.MemoryBudget.Reservation;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryBudgetTests {

    private static final int EACH = 1_000_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final MemoryBudget budget = new MemoryBudget(EACH);

    @Test
    void tryReserveWhenOthersHoldAllThenAdmitsOnlySmallRequests() {
        tryReserve(EACH);
        tryReserve(EACH);

        assertThat(budget.tryReserve(MemoryBudget.SMALL + 1)).isNull();
        assertThat(budget.tryReserve(MemoryBudget.SMALL)).isNotNull();
    }

    @Test
    void tryReserveWhenResponsesHoldAllThenStillAdmitsRequests() {
        assertThat(tryReserve(0).resize(EACH, Duration.ZERO)).isTrue();
        assertThat(tryReserve(0).resize(EACH, Duration.ZERO)).isTrue();
        assertThat(tryReserve(0).resize(EACH, Duration.ZERO)).isFalse();

        assertThat(budget.tryReserve(MemoryBudget.SMALL + 1)).isNotNull();
    }

    @Test
    void releaseRequestWhenResponseIsMadeThenLeavesRoomForOthers() {
        tryReserve(EACH);
        Reservation second = tryReserve(EACH);
        second.releaseRequest();

        second.close();
        assertThat(budget.tryReserve(EACH)).isNotNull();
        assertThat(budget.tryReserve(EACH)).isNull();
    }

    @Test
    void resizeWhenItShrinksThenLeavesRoomForOthersAtOnce() {
        Reservation first = tryReserve(0);
        assertThat(first.resize(EACH, Duration.ZERO)).isTrue();
        assertThat(tryReserve(0).resize(EACH, Duration.ZERO)).isTrue();
        assertThat(first.resize(EACH / 4, Duration.ZERO)).isTrue();

        assertThat(tryReserve(0).resize(EACH / 4, Duration.ZERO)).isTrue();
        assertThat(tryReserve(0).resize(EACH / 4, Duration.ZERO)).isFalse();
    }

    @Test
    void resizeWhenAllWantMoreThanTheyHoldThenEachGetsItInTurn() {
        CompletableFuture<?>[] calls = new CompletableFuture<?>[4];
        for (int i = 0; i < calls.length; i++) {
            Reservation reservation = tryReserve(0);
            assertThat(reservation.resize(EACH / 4, Duration.ZERO)).isTrue();
            calls[i] = CompletableFuture.runAsync(() -> {
                assertThat(reservation.resize(EACH, LONG)).isTrue();
                reservation.close();
            });
        }

        CompletableFuture.allOf(calls).join();
        assertThat(tryReserve(0).resize(EACH, Duration.ZERO)).isTrue();
    }

    @Test
    void reserveWhenThreadWorksOnACallThenEnlargesItsReservation() {
        Reservation reservation = tryReserve(0);
        budget.run(reservation, () -> {
            assertThat(budget.isReserved(EACH)).isFalse();
            assertThat(budget.reserve(EACH, LONG)).isTrue();
            assertThat(budget.isReserved(EACH)).isTrue();
        });
        assertThat(tryReserve(0).resize(EACH, Duration.ZERO)).isTrue();
        Reservation third = tryReserve(0);
        assertThat(third.resize(EACH, Duration.ZERO)).isFalse();
        reservation.close();

        assertThat(third.resize(EACH, Duration.ZERO)).isTrue();
    }

    @Test
    void withReservationWhenWorkIsDoneThenGivesItBack() {
        boolean reserved = budget.withReservation(() -> budget.reserve(EACH, LONG));

        assertThat(reserved).isTrue();
        assertThat(tryReserve(0).resize(EACH, Duration.ZERO)).isTrue();
        assertThat(tryReserve(0).resize(EACH, Duration.ZERO)).isTrue();
    }

    private Reservation tryReserve(long requestBytes) {
        return Objects.requireNonNull(budget.tryReserve(requestBytes));
    }
}
