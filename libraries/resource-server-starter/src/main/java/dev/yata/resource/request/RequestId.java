package dev.yata.resource.request;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Identifies a request in the log, in its answer and in the records of what it did: 32 lower-case hexadecimal digits.
 * It is the trace ID of the request's {@code traceparent} (W3C Trace Context), or random if there is none.
 */
public final class RequestId {

    /** The header of every answer. */
    public static final String HEADER = "X-Request-Id";

    /** The name in the log and in problems. */
    public static final String NAME = "request_id";

    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestId() {}

    /** Returns the ID of the request that this thread handles; null if it handles none. */
    public static @Nullable String current() {
        return MDC.get(NAME);
    }

    /** Makes a random ID. */
    public static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String of(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders("traceparent"));
        Matcher trace = TRACEPARENT.matcher(sent.size() == 1 ? sent.get(0) : "");
        return trace.matches() ? trace.group(1) : random();
    }
}
