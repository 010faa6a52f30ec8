package dev.yata.mcp.server.call;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the MCP request that a thread works on, in the log and in other services: 32 lower-case hexadecimal digits.
 * It is the trace ID of {@code traceparent} in the request's {@code _meta} (W3C Trace Context), or random if there is none.
 */
public final class RequestId {

    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private RequestId() {}

    /** Returns the ID for a value of {@code traceparent}, which may be missing or malformed. */
    public static String of(@Nullable Object traceparent) {
        Matcher trace = TRACEPARENT.matcher(traceparent instanceof String text ? text : "");
        return trace.matches() ? trace.group(1) : random() + random();
    }

    /** Returns the ID of the request that this thread works on; null if it works on none. */
    public static @Nullable String current() {
        return CURRENT.get();
    }

    /** Works on the request with this ID in the current thread; null for work of no request. */
    public static void run(@Nullable String id, Runnable work) {
        CURRENT.set(id);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** Returns the header {@code traceparent} for a request to another service; null if this thread works on none. */
    public static @Nullable String traceparent() {
        String id = CURRENT.get();
        return id == null ? null : "00-" + id + "-" + random() + "-01";
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }
}
