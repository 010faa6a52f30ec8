package dev.yata.mcp.server.content;

import dev.yata.mcp.server.json.JsonObject;
import dev.yata.mcp.server.json.Members;
import java.util.List;

/**
 * Describes an image that a client may show beside a name. Clients of versions before 2025-11-25 ignore it.
 *
 * @param src an {@code https:} or {@code data:} URI
 * @param sizes such as {@code 48x48}, or {@code any} for a scalable image
 */
public record Icon(String src, String mimeType, List<String> sizes) implements JsonObject {

    @Override
    public Members members() {
        return new Members().with("src", src).with("mimeType", mimeType).with("sizes", sizes);
    }
}
