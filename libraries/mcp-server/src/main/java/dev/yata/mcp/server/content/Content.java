package dev.yata.mcp.server.content;

import dev.yata.mcp.server.json.JsonObject;
import dev.yata.mcp.server.json.Members;
import java.util.Base64;

/** Holds one part of a tool's result or of a prompt ({@code ContentBlock} of the MCP schema). */
public record Content(Members members) implements JsonObject {

    public static Content text(String text) {
        return new Content(new Members().with("type", "text").with("text", text));
    }

    /** Returns an image of a type such as {@code image/png}. */
    public static Content image(byte[] image, String mimeType) {
        return new Content(new Members()
                .with("type", "image")
                .with("data", Base64.getEncoder().encodeToString(image))
                .with("mimeType", mimeType));
    }

    /** Embeds the text of a resource. */
    public static Content resource(String uri, String mimeType, String text, Annotations annotations) {
        return new Content(new Members()
                .with("type", "resource")
                .with("annotations", annotations)
                .with(
                        "resource",
                        new Members()
                                .with("uri", uri)
                                .with("mimeType", mimeType)
                                .with("text", text)));
    }
}
