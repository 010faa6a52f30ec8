package dev.yata.mcp.era;

import dev.yata.mcp.conversation.Watches.Watch;
import dev.yata.mcp.transport.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One open {@code subscriptions/listen}. What changes before the acknowledgement is out is told right after it. */
final class Subscription {

    private final Call call;
    private final Map<String, Object> meta;
    private final List<Watch> watches = new ArrayList<>();
    private final Set<String> early = new LinkedHashSet<>();
    private boolean acknowledged;

    Subscription(Call call) {
        this.call = call;
        this.meta = Map.of(RequestMeta.SUBSCRIPTION, call.request().id());
    }

    /** False when the peer left so much unread that nothing could be told. */
    boolean start(OpenWatches all, List<String> uris) {
        for (String uri : uris) {
            watches.add(all.start(uri, () -> changed(uri)));
        }
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("_meta", meta);
        params.put("notifications", uris.isEmpty() ? Map.of() : Map.of("resourceSubscriptions", uris));
        return acknowledge(new OurNotification("notifications/subscriptions/acknowledged", params).members());
    }

    void stop() {
        watches.forEach(Watch::close);
    }

    /** Of a result: what it ends. */
    Map<String, Object> ending() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("_meta", meta);
        return result;
    }

    private synchronized boolean acknowledge(Map<String, Object> acknowledgement) {
        acknowledged = call.tell(acknowledgement);
        if (acknowledged) {
            early.forEach(this::changed);
        }
        return acknowledged;
    }

    private synchronized void changed(String uri) {
        if (acknowledged) {
            call.tell(OurNotification.resourceUpdated(uri, meta));
        } else {
            early.add(uri);
        }
    }
}
