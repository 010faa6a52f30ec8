package dev.yata.stdio.http;

import java.time.Duration;

/**
 * How long to wait, each more than zero.
 *
 * @param connect until the connection stands
 * @param response between two arrivals of data on it
 * @param call for a whole tool call: token, retries and pauses included
 */
public record Timeouts(Duration connect, Duration response, Duration call) {}
