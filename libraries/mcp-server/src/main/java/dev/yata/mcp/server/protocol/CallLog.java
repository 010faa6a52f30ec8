package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.RequestId;
import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Members;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reports how a request ended, to a client that asked for log messages ({@code notifications/message}). */
final class CallLog {

    /** Lists the levels by severity (RFC 5424). */
    private static final List<String> LEVELS =
            List.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

    private final Call call;
    private final @Nullable String leastLevel;
    private final long start = System.nanoTime();

    /** @param leastLevel the lowest level to send; null to send nothing */
    CallLog(Call call, @Nullable String leastLevel) {
        this.call = call;
        this.leastLevel = leastLevel;
    }

    /** @throws ProtocolError when the value is not a level */
    static String level(@Nullable Object value) {
        if (value instanceof String level && LEVELS.contains(level)) {
            return level;
        }
        throw ProtocolError.invalidParams("The log level must be one of " + String.join(", ", LEVELS));
    }

    /**
     * Returns the result of the work, and reports how it ended.
     *
     * @throws ProtocolError of the work
     */
    Map<String, @Nullable Object> report(Supplier<Map<String, @Nullable Object>> work) {
        try {
            Map<String, @Nullable Object> result = work.get();
            boolean failed = Boolean.TRUE.equals(result.get("isError"));
            boolean asks = ModernEra.INPUT_REQUIRED.equals(result.get("resultType"));
            ended(failed ? "warning" : "info", failed ? "failed" : asks ? "asks" : "ok");
            return result;
        } catch (ProtocolError e) {
            ended("error", "refused");
            throw e;
        }
    }

    private void ended(String level, String outcome) {
        if (leastLevel == null || LEVELS.indexOf(level) < LEVELS.indexOf(leastLevel)) {
            return;
        }
        String name = call.request().param("name") instanceof String text ? " name=" + Abbreviated.of(text) : "";
        // Sends a line of text, as on stderr, because the Java SDK's client can't read other data.
        String data =
                "event=request.ended method=" + Abbreviated.of(call.request().method()) + name + " outcome=" + outcome
                        + " ms=" + (System.nanoTime() - start) / 1_000_000 + " request_id=" + RequestId.current();
        call.send(Message.notification(
                "notifications/message",
                new Members().with("level", level).with("logger", "request").with("data", data)));
    }
}
