package dev.yata.client.http;

import java.time.Duration;

/**
 * Limits how long a call waits. Each limit is more than zero.
 *
 * @param connect until the connection is established
 * @param response until the next bytes arrive
 * @param call for a whole tool call with its token, retries and pauses
 */
public record Timeouts(Duration connect, Duration response, Duration call) {}
