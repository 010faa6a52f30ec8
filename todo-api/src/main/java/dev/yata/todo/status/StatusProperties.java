package dev.yata.todo.status;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How status lists are kept ({@code yata.status.…}).
 *
 * @param refreshInterval how often each list is asked for news; default 800 ms, so that a revocation is seen within a
 *     second
 * @param failClosedAfter how long the last list counts while no newer one can be had, after that tokens get a 503;
 *     default 300 seconds
 * @param retireAfter a list that no token has named for this long is forgotten; default 15 minutes
 * @param maxLists how many lists are kept at most, the least used goes first; default 256
 */
@ConfigurationProperties("yata.status")
record StatusProperties(
        @DefaultValue("800ms") Duration refreshInterval,
        @DefaultValue("300s") Duration failClosedAfter,
        @DefaultValue("15m") Duration retireAfter,
        @DefaultValue("256") int maxLists) {}
