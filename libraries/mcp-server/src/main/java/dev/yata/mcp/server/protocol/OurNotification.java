package dev.yata.mcp.server.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/** A notification that goes out. */
record OurNotification(String method, Map<String, ?> params) {

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("jsonrpc", "2.0");
        members.put("method", method);
        members.put("params", params);
        return members;
    }

    /** @param meta of the params; empty for none */
    static Map<String, Object> resourceUpdated(String uri, Map<String, Object> meta) {
        Map<String, Object> params = new LinkedHashMap<>();
        if (!meta.isEmpty()) {
            params.put("_meta", meta);
        }
        params.put("uri", uri);
        return new OurNotification("notifications/resources/updated", params).members();
    }
}
