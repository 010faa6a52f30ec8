package dev.yata.resource.status;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sets how status lists are cached ({@code yata.status.…}).
 *
 * @param refreshInterval how often each list is refreshed; default 500 ms, so that a revocation takes effect within
 *     a second
 * @param failClosedAfter how long a cached list is used while it cannot be refreshed; after that its tokens are
 *     answered with 503. Default 300 seconds
 * @param retireAfter a list that was not used for this long is removed; default 15 minutes
 * @param maxLists the number of cached lists, default 1024, each of 16 KiB. 3,000 tokens a second that live for an
 *     hour need 83. If all are in use, tokens of another list are answered with 503
 */
@ConfigurationProperties("yata.status")
record StatusListProperties(
        @DefaultValue("500ms") Duration refreshInterval,
        @DefaultValue("300s") Duration failClosedAfter,
        @DefaultValue("15m") Duration retireAfter,
        @DefaultValue("1024") int maxLists) {}
