package dev.yata.auth.overview;

import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts token requests by hour. Counts are kept in memory and added to the table once a minute, so a crash loses one
 * minute at most. Requests in the last minute of an hour may be counted in the next hour.
 */
@Component
public class TokenHours {

    private static final Logger log = LoggerFactory.getLogger(TokenHours.class);

    private static final String ADD = """
            insert into token_hours (hour, issued, refused) values (date_trunc('hour', now(), 'UTC'), ?, ?)
            on conflict (hour) do update
               set issued = token_hours.issued + excluded.issued, refused = token_hours.refused + excluded.refused
            """;

    private static final String LAST_DAY = """
            select h.hour, coalesce(issued, 0) as issued, coalesce(refused, 0) as refused
              from generate_series(date_trunc('hour', now(), 'UTC') - interval '23 hours',
                                   date_trunc('hour', now(), 'UTC'), interval '1 hour') h (hour)
              left join token_hours t on t.hour = h.hour
             order by h.hour
            """;

    private final LongAdder issued = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final JdbcClient jdbc;

    TokenHours(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void count(boolean isIssued) {
        (isIssued ? issued : refused).increment();
    }

    /** Returns the time by the clock of the database, which also decides the hour of a count. */
    Instant now() {
        return jdbc.sql("select now()").query(Timestamp.class).single().toInstant();
    }

    /** Returns the last 24 hours, oldest first; the last one is the current hour. */
    List<Overview.Hour> lastDay() {
        return jdbc.sql(LAST_DAY).query(Overview.Hour.class).list();
    }

    @PreDestroy
    @Scheduled(fixedRateString = "1m", initialDelayString = "1m")
    synchronized void flush() {
        long newlyIssued = issued.sumThenReset();
        long newlyRefused = refused.sumThenReset();
        if (newlyIssued == 0 && newlyRefused == 0) {
            return;
        }
        try {
            jdbc.sql(ADD).params(newlyIssued, newlyRefused).update();
        } catch (DataAccessException failed) {
            log.warn("Token counts could not be written to the database; the next attempt is in a minute");
            issued.add(newlyIssued);
            refused.add(newlyRefused);
        }
    }
}
