package dev.yata.todo.status;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How status lists are kept ({@code yata.status.…}).
 *
 * @param refreshInterval how often each list is asked for news; default 500 ms, so that a revocation is seen within a
 *     second
 * @param failClosedAfter how long the last list counts while no newer one can be had, after that tokens get a 503;
 *     default 300 seconds
 * @param retireAfter a list that no token has named for this long is forgotten; default 15 minutes
 * @param maxLists how many lists are kept at most, default 1024, each of 16 KiB: 3,000 tokens a
 *     second that live for an hour need 83. A list that is named by no token makes way; when all are in use, tokens of
 *     one more get a 503
 */
@ConfigurationProperties("yata.status")
record StatusProperties(
        @DefaultValue("500ms") Duration refreshInterval,
        @DefaultValue("300s") Duration failClosedAfter,
        @DefaultValue("15m") Duration retireAfter,
        @DefaultValue("1024") int maxLists) {}
