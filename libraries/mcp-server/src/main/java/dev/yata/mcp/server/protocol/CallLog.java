package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.stdio.Call;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a client that asked for log messages how its request ended. */
final class CallLog {

    private final Call call;
    private final @Nullable LoggingLevel least;
    private final long start = System.nanoTime();

    /** @param least null for none at all */
    CallLog(Call call, @Nullable LoggingLevel least) {
        this.call = call;
        this.least = least;
    }

    /** @throws Refusal when it is no level */
    static LoggingLevel level(@Nullable Object word) {
        List<String> words = new ArrayList<>();
        for (LoggingLevel level : LoggingLevel.values()) {
            String its = level.name().toLowerCase(Locale.ROOT);
            if (its.equals(word)) {
                return level;
            }
            words.add(its);
        }
        throw Refusal.params("The log level must be one of " + String.join(", ", words));
    }

    void ended(Object result) {
        if (result instanceof CallToolResult answer && Boolean.TRUE.equals(answer.isError())) {
            ended(LoggingLevel.WARNING, "failed");
        } else {
            ended(LoggingLevel.INFO, "ok");
        }
    }

    void ended(LoggingLevel level, String outcome) {
        if (least == null || level.level() < least.level()) {
            return;
        }
        StringBuilder data = new StringBuilder("event=request.ended method=");
        data.append(Abbreviated.of(call.request().method()));
        if (call.request().param("name") instanceof String name) {
            data.append(" name=").append(Abbreviated.of(name));
        }
        data.append(" outcome=").append(outcome);
        data.append(" ms=").append((System.nanoTime() - start) / 1_000_000);
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("level", level.name().toLowerCase(Locale.ROOT));
        params.put("logger", "request");
        // A line of text, as on stderr: the Java SDK's client can read no other data.
        params.put("data", data.toString());
        call.tell(new OurNotification("notifications/message", params).members());
    }
}
