package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a client of version 2026-07-28 says about itself in {@code _meta} of each request (basic/index,
 * "Per-request protocol fields").
 *
 * @param logLevel the lowest level of log messages that the client wants; null for none
 */
record RequestMeta(ClientCapabilities client, @Nullable String logLevel) {

    private static final String PREFIX = "io.modelcontextprotocol/";

    static final String VERSION = PREFIX + "protocolVersion";
    static final String SERVER = PREFIX + "serverInfo";
    static final String SUBSCRIPTION = PREFIX + "subscriptionId";

    private static final String CLIENT = PREFIX + "clientInfo";
    private static final String CAPABILITIES = PREFIX + "clientCapabilities";
    private static final String LOG_LEVEL = PREFIX + "logLevel";

    /** Returns whether the request has one of the members that a request of 2026-07-28 must have. */
    static boolean isIn(Message.Request request) {
        Map<String, @Nullable Object> meta = Json.object(request.param("_meta"));
        return meta != null && (meta.containsKey(VERSION) || meta.containsKey(CAPABILITIES));
    }

    /** @throws ProtocolError when a member is missing or wrong, or the version is not supported */
    static RequestMeta of(Message.Request request) {
        if (!(request.meta(VERSION) instanceof String version)) {
            throw ProtocolError.invalidParams(
                    "params._meta[\"" + VERSION + "\"] must be a string, such as \"" + ModernEra.VERSION + "\"");
        }
        if (!version.equals(ModernEra.VERSION)) {
            throw new ProtocolError(
                    ErrorCode.UNSUPPORTED_VERSION,
                    "Unsupported protocol version: " + Abbreviated.shortened(version),
                    unsupported(version));
        }
        Map<String, @Nullable Object> capabilities = Json.object(request.meta(CAPABILITIES));
        if (capabilities == null) {
            throw ProtocolError.invalidParams(
                    "params._meta[\"" + CAPABILITIES + "\"] must be a JSON object; {} for none");
        }
        Object client = request.meta(CLIENT);
        if (client != null && Json.object(client) == null) {
            throw ProtocolError.invalidParams(
                    "params._meta[\"" + CLIENT + "\"] must be a JSON object with name and version");
        }
        Object logLevel = request.meta(LOG_LEVEL);
        return new RequestMeta(new ClientCapabilities(capabilities), logLevel == null ? null : CallLog.level(logLevel));
    }

    /** Lists the supported versions, including those that start with {@code initialize}. */
    private static Members unsupported(String requested) {
        return new Members().with("supported", Connection.VERSIONS).with("requested", requested);
    }
}
