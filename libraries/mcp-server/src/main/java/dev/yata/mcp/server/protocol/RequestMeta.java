package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.stdio.Message;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request of 2026-07-28 says of itself in {@code _meta} (basic/index, "Per-request protocol fields").
 *
 * @param logLevel least level of log messages wanted; null for none
 */
record RequestMeta(ClientFeatures client, @Nullable LoggingLevel logLevel) {

    private static final String PREFIX = "io.modelcontextprotocol/";

    static final String VERSION = PREFIX + "protocolVersion";
    static final String SERVER = PREFIX + "serverInfo";
    static final String SUBSCRIPTION = PREFIX + "subscriptionId";

    private static final int UNSUPPORTED_VERSION = -32022;
    private static final String CLIENT = PREFIX + "clientInfo";
    private static final String CAPABILITIES = PREFIX + "clientCapabilities";
    private static final String LOG_LEVEL = PREFIX + "logLevel";

    /** Whether there is any of what such a request must bring. */
    static boolean isIn(Message.Request request) {
        Map<String, @Nullable Object> meta = Json.object(request.param("_meta"));
        return meta != null && (meta.containsKey(VERSION) || meta.containsKey(CAPABILITIES));
    }

    /** @throws Refusal when a member is missing or wrong, or the version another */
    static RequestMeta of(Message.Request request) {
        if (!(request.meta(VERSION) instanceof String version)) {
            throw Refusal.params(
                    "params._meta[\"" + VERSION + "\"] must be a string, such as \"" + ModernEra.VERSION + "\"");
        }
        if (!version.equals(ModernEra.VERSION)) {
            throw new Refusal(
                    UNSUPPORTED_VERSION,
                    "Unsupported protocol version: " + Abbreviated.shortened(version),
                    unsupported(version));
        }
        Map<String, @Nullable Object> capabilities = Json.object(request.meta(CAPABILITIES));
        if (capabilities == null) {
            throw Refusal.params("params._meta[\"" + CAPABILITIES + "\"] must be a JSON object; {} for none");
        }
        Object client = request.meta(CLIENT);
        if (client != null && Json.object(client) == null) {
            throw Refusal.params("params._meta[\"" + CLIENT + "\"] must be a JSON object with name and version");
        }
        Object logLevel = request.meta(LOG_LEVEL);
        return new RequestMeta(new ClientFeatures(capabilities), logLevel == null ? null : CallLog.level(logLevel));
    }

    /** Also names the versions that {@code initialize} leads to. */
    private static Map<String, Object> unsupported(String requested) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("supported", Eras.versions());
        data.put("requested", requested);
        return data;
    }
}
