package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.stdio.Call;
import dev.yata.mcp.server.stdio.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code subscriptions/listen} (basic/patterns/subscriptions): requests that stay open, {@value #MOST} at most. Lists never
 * change here, so changes of resources are all there is to hear of. Opened by the one thread that reads.
 */
final class Listening {

    static final int MOST = 16;

    private final OpenWatches watches;
    private final Map<Call, Subscription> open = new ConcurrentHashMap<>();

    Listening(OpenWatches watches) {
        this.watches = watches;
    }

    /** Says what will be heard of, soon, then tells it. */
    void open(Call call) {
        List<String> uris = honoured(wanted(call));
        if (open.size() >= MOST) {
            throw new Refusal(
                    ErrorCode.BUSY, "There are " + MOST + " subscriptions already: cancel some of them first", null);
        }
        Subscription subscription = new Subscription(call, uris);
        open.put(call, subscription);
        call.whenOver(() -> {
            open.remove(call);
            subscription.stop();
        });
        subscription.start(watches);
    }

    /** Answers all that are open. */
    void close(UnaryOperator<Map<String, Object>> completing) {
        open.forEach((call, subscription) -> call.succeed(completing.apply(subscription.ending())));
    }

    private static Set<String> wanted(Call call) {
        Map<String, @Nullable Object> filter = Json.object(call.request().param("notifications"));
        if (filter == null) {
            throw Refusal.params("notifications must be a JSON object, such as {\"resourceSubscriptions\":[URI, …]}");
        }
        Object uris = filter.get("resourceSubscriptions");
        Set<String> wanted = new LinkedHashSet<>();
        if (uris != null) {
            for (Object uri : uris instanceof List<?> list ? list : List.of(uris)) {
                if (!(uri instanceof String text)) {
                    throw Refusal.params("notifications.resourceSubscriptions must be an array of URIs");
                }
                wanted.add(text);
            }
        }
        return wanted;
    }

    private List<String> honoured(Set<String> wanted) {
        List<String> honoured = new ArrayList<>();
        int room = watches.room();
        for (String uri : wanted) {
            if (honoured.size() < room && watches.covers(uri)) {
                honoured.add(uri);
            }
        }
        return honoured;
    }
}
