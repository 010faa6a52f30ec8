package dev.yata.mcp.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.call.MemoryBudget.Reservation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryBudgetTests {

    private static final int TOTAL = 1_000_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final MemoryBudget budget = new MemoryBudget(TOTAL);

    @Test
    void tryTakeWhenOthersHoldAllThenTakesOnlySmallAmounts() {
        assertThat(budget.reservation().tryTake(TOTAL)).isTrue();
        assertThat(budget.reservation().tryTake(TOTAL)).isTrue();

        assertThat(budget.reservation().tryTake(MemoryBudget.SMALL + 1)).isFalse();
        assertThat(budget.reservation().tryTake(MemoryBudget.SMALL)).isTrue();
    }

    @Test
    void resizeWhenItShrinksThenLeavesRoomForOthersAtOnce() {
        Reservation first = budget.reservation();
        assertThat(first.tryTake(TOTAL)).isTrue();
        assertThat(budget.reservation().tryTake(TOTAL)).isTrue();
        assertThat(first.resize(TOTAL / 4, Duration.ZERO)).isTrue();

        assertThat(budget.reservation().tryTake(TOTAL / 4)).isTrue();
        assertThat(budget.reservation().tryTake(TOTAL / 4)).isFalse();
    }

    @Test
    void resizeWhenAllWantMoreThanTheyHoldThenEachGetsItInTurn() {
        CompletableFuture<?>[] calls = new CompletableFuture<?>[4];
        for (int i = 0; i < calls.length; i++) {
            Reservation reservation = budget.reservation();
            assertThat(reservation.tryTake(TOTAL / 4)).isTrue();
            calls[i] = CompletableFuture.runAsync(() -> {
                assertThat(reservation.resize(TOTAL, LONG)).isTrue();
                reservation.close();
            });
        }

        CompletableFuture.allOf(calls).join();
        assertThat(budget.reservation().tryTake(TOTAL)).isTrue();
    }

    @Test
    void reserveWhenThreadWorksOnACallThenEnlargesItsReservation() {
        Reservation reservation = budget.reservation();
        budget.run(reservation, () -> {
            assertThat(budget.isReserved(TOTAL)).isFalse();
            assertThat(budget.reserve(TOTAL, LONG)).isTrue();
            assertThat(budget.isReserved(TOTAL)).isTrue();
        });
        assertThat(budget.reservation().tryTake(TOTAL)).isTrue();
        assertThat(budget.reservation().tryTake(TOTAL)).isFalse();
        reservation.close();

        assertThat(budget.reservation().tryTake(TOTAL)).isTrue();
    }

    @Test
    void withReservationWhenWorkIsDoneThenGivesItBack() {
        boolean reserved = budget.withReservation(() -> budget.reserve(TOTAL, LONG));

        assertThat(reserved).isTrue();
        assertThat(budget.reservation().tryTake(TOTAL)).isTrue();
        assertThat(budget.reservation().tryTake(TOTAL)).isTrue();
    }
}
