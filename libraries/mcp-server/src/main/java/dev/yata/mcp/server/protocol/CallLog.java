package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Members;
import java.util.List;
import java.util.Map;
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

    /** @param result of a call that was answered */
    void ended(Map<String, ?> result) {
        if (Boolean.TRUE.equals(result.get("isError"))) {
            ended("warning", "failed");
        } else {
            ended("info", "ok");
        }
    }

    void ended(String level, String outcome) {
        if (leastLevel == null || LEVELS.indexOf(level) < LEVELS.indexOf(leastLevel)) {
            return;
        }
        String name = call.request().param("name") instanceof String text ? " name=" + Abbreviated.of(text) : "";
        // Sends a line of text, as on stderr, because the Java SDK's client can't read other data.
        String data =
                "event=request.ended method=" + Abbreviated.of(call.request().method()) + name + " outcome=" + outcome
                        + " ms=" + (System.nanoTime() - start) / 1_000_000;
        call.send(Message.notification(
                "notifications/message",
                new Members().with("level", level).with("logger", "request").with("data", data)));
    }
}
