package dev.yata.mcp.server.json;

import dev.yata.mcp.server.json.SdkShapes.DataBinding;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SDK's JSON door: requests are read by hand, all other types by data binding. */
public final class StreamingMcpJsonMapper implements McpJsonMapper {

    private static final ClientCapabilities UNREAD = new ClientCapabilities(null, null, null, null);
    private static final Implementation UNNAMED =
            Implementation.builder("unknown", "unknown").build();

    @Override
    public <T> T convertValue(Object value, Class<T> type) {
        Object quick = quick(value, type);
        return quick == null ? DataBinding.MAPPER.convertValue(value, type) : type.cast(quick);
    }

    @Override
    @SuppressWarnings("unchecked") // the type reference names T
    public <T> T convertValue(Object value, TypeRef<T> type) {
        Object quick = quick(value, type.getType());
        return quick == null ? DataBinding.MAPPER.convertValue(value, type) : (T) quick;
    }

    /** The server's answer to {@code initialize} depends on the version alone; the transport has checked the params. */
    private static @Nullable Object quick(Object value, Type type) {
        Map<String, @Nullable Object> members = Json.object(value);
        if (members == null) {
            return null;
        }
        if (type == InitializeRequest.class && members.get("protocolVersion") instanceof String version) {
            // The SDK takes no blank one; "?" is as unknown.
            return InitializeRequest.builder(version.isBlank() ? "?" : version, UNREAD, UNNAMED)
                    .build();
        }
        if (type == CallToolRequest.class && members.get("name") instanceof String name) {
            Map<String, @Nullable Object> arguments = Json.object(members.get("arguments"));
            Map<String, @Nullable Object> meta = Json.object(members.get("_meta"));
            return new CallToolRequest(name, arguments == null ? Map.of() : arguments, meta);
        }
        return ContextShapes.request(members, type);
    }

    @Override
    public String writeValueAsString(Object value) {
        return Json.write(value);
    }

    @Override
    public byte[] writeValueAsBytes(Object value) {
        return Json.write(value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T readValue(String content, Class<T> type) throws IOException {
        return DataBinding.MAPPER.readValue(content, type);
    }

    @Override
    public <T> T readValue(byte[] content, Class<T> type) throws IOException {
        return DataBinding.MAPPER.readValue(content, type);
    }

    @Override
    public <T> T readValue(String content, TypeRef<T> type) throws IOException {
        return DataBinding.MAPPER.readValue(content, type);
    }

    @Override
    public <T> T readValue(byte[] content, TypeRef<T> type) throws IOException {
        return DataBinding.MAPPER.readValue(content, type);
    }
}
