package dev.yata.resource.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits what a client may send in a minute ({@code yata.limits.…}).
 *
 * @param requestsPerMinute requests of a client
 * @param bytesPerMinute bytes in the bodies of a client's requests, at least as many as one body may have
 */
@ConfigurationProperties("yata.limits")
record ClientLimits(
        @DefaultValue("300000") int requestsPerMinute,
        @DefaultValue("32MB") DataSize bytesPerMinute) {

    private static final DataSize MIN_BYTES = DataSize.ofKilobytes(256);

    ClientLimits {
        if (requestsPerMinute < 1 || bytesPerMinute.compareTo(MIN_BYTES) < 0) {
            throw new IllegalArgumentException("yata.limits.requests-per-minute must be at least 1, and"
                    + " yata.limits.bytes-per-minute at least 256KB");
        }
    }
}
