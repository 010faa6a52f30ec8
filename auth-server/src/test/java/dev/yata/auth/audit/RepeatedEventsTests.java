package dev.yata.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionOperations;

class RepeatedEventsTests {

    private final Written written = new Written();
    private final RepeatedEvents events = new RepeatedEvents(written, TransactionOperations.withoutTransaction());

    @Test
    void countWhenAlikeThenFirstRowAndOneSum() {
        for (int i = 0; i < 10_000; i++) {
            count("192.0.2.1");
        }
        events.writeFirsts();
        assertThat(written.rows).containsExactly("192.0.2.1 1");

        events.writeCounts();
        events.writeCounts();

        assertThat(written.rows).containsExactly("192.0.2.1 1", "192.0.2.1 9999");
    }

    @Test
    void sumWhenWrittenLaterThenItsTimeIsThatOfTheLast() {
        count("192.0.2.1");
        events.writeFirsts();
        long beforeLast = System.nanoTime();
        count("192.0.2.1");
        long afterLast = System.nanoTime();
        count("another address");
        long beforeWrite = System.nanoTime();
        events.writeCounts();

        assertThat(written.rows).containsExactly("192.0.2.1 1", "192.0.2.1 1");
        assertThat(written.age.toNanos())
                .isBetween(beforeWrite - afterLast, System.nanoTime() - beforeLast)
                .isPositive();
    }

    @Test
    void countWhenPausedForAMinuteThenFirstAgain() {
        count("192.0.2.1");
        events.writeAll();
        count("192.0.2.1");
        events.writeFirsts();

        assertThat(written.rows).containsExactly("192.0.2.1 1", "192.0.2.1 1");
    }

    @Test
    void countWhenThereAreTooManyKindsThenAddressesAreSummed() {
        IntStream.range(0, 20_000).forEach(number -> succeed("address " + number));
        events.writeAll();

        assertThat(written.rows).hasSize(5_002).contains("several 14999");
    }

    @Test
    void countWhenFailuresComeFromManyAddressesThenFewRowsAndNothingIsLost() {
        IntStream.range(0, 24_000).forEach(number -> count("address " + number));
        succeed("192.0.2.1");
        events.writeAll();

        assertThat(written.rows).hasSizeLessThan(60).contains("192.0.2.1 1");
        assertThat(sum()).isEqualTo(24_001);
    }

    @Test
    void writeWhenDatabaseIsAwayThenNothingIsLost() {
        count("192.0.2.1");
        count("192.0.2.1");
        written.away = true;
        events.writeAll();
        written.away = false;
        events.writeAll();

        assertThat(written.rows).containsExactly("192.0.2.1 2");
    }

    @Test
    void countWhenManyThreadsCountAndWriteThenEachIsWrittenOnce() {
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                            for (int i = 0; i < 50_000; i++) {
                                count("address " + i % 7);
                                if (i % 1_000 == 0) {
                                    events.writeCounts();
                                }
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        events.writeAll();

        assertThat(sum()).isEqualTo(200_000);
    }

    private int sum() {
        return written.rows.stream()
                .mapToInt(row -> Integer.parseInt(row.substring(row.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void succeed(String address) {
        events.count(AuditAction.AUTHENTICATION_SUCCEEDED, "client", "client", "authenticated", address);
    }

    private void count(String address) {
        events.count(AuditAction.AUTHENTICATION_FAILED, "anonymous", "client", "wrong credentials", address);
    }

    private static final class Written extends AuditLog {

        private final List<String> rows = new ArrayList<>();
        private boolean away;
        private Duration age = Duration.ZERO;

        Written() {
            super(JdbcClient.create(new DriverManagerDataSource()));
        }

        @Override
        synchronized void add(
                AuditAction action,
                String actor,
                @Nullable String target,
                String detail,
                @Nullable String address,
                int occurrences,
                @Nullable String requestId,
                Duration age) {
            if (away) {
                throw new DataAccessResourceFailureException("away");
            }
            rows.add(address + " " + occurrences);
            this.age = age;
        }
    }
}
