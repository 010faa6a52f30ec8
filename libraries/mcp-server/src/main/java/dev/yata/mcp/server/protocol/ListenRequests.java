package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Holds the open {@code subscriptions/listen} requests (basic/patterns/subscriptions), at most {@value #MAX_OPEN}. Sends
 * only changes of resources, because lists never change. Only the thread that reads opens requests.
 */
final class ListenRequests {

    private static final int MAX_OPEN = 16;

    private final OpenWatches watches;
    private final Map<Call, Subscription> open = new ConcurrentHashMap<>();

    ListenRequests(OpenWatches watches) {
        this.watches = watches;
    }

    /** Subscribes to those of the wanted resources that can be watched. */
    void open(Call call) {
        List<String> uris = watchable(wanted(call));
        if (open.size() >= MAX_OPEN) {
            throw new ProtocolError(
                    ErrorCode.BUSY, "There are " + MAX_OPEN + " subscriptions already: cancel some of them first");
        }
        Subscription subscription = new Subscription(call, uris, watches);
        open.put(call, subscription);
        call.onEnd(() -> {
            open.remove(call);
            subscription.stop();
        });
        subscription.start();
    }

    /** Answers all open requests. */
    void close(UnaryOperator<Map<String, @Nullable Object>> complete) {
        open.forEach((call, subscription) -> call.succeed(complete.apply(subscription.end())));
    }

    private static Set<String> wanted(Call call) {
        Map<String, @Nullable Object> filter = Json.object(call.request().param("notifications"));
        if (filter == null) {
            throw ProtocolError.invalidParams(
                    "notifications must be a JSON object, such as {\"resourceSubscriptions\":[URI, …]}");
        }
        Object uris = filter.get("resourceSubscriptions");
        Set<String> wanted = new LinkedHashSet<>();
        for (Object uri : uris instanceof List<?> list ? list : uris == null ? List.of() : List.of(uris)) {
            if (!(uri instanceof String text)) {
                throw ProtocolError.invalidParams("notifications.resourceSubscriptions must be an array of URIs");
            }
            wanted.add(text);
        }
        return wanted;
    }

    private List<String> watchable(Set<String> wanted) {
        List<String> watchable = new ArrayList<>();
        int remaining = watches.remaining();
        for (String uri : wanted) {
            if (watchable.size() < remaining && watches.isWatchable(uri)) {
                watchable.add(uri);
            }
        }
        return watchable;
    }
}
