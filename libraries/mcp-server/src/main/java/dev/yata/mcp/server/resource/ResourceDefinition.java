package dev.yata.mcp.server.resource;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.content.Annotations;
import dev.yata.mcp.server.content.Icon;
import dev.yata.mcp.server.json.JsonObject;
import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.schema.Completion;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Defines a resource or a template of resources: its description for a client, and how to read it.
 *
 * @param uri the URI, or a template with variables such as {@code note://{id}} (RFC 6570, level 1)
 * @param annotations null to leave them out
 * @param meta {@code _meta} of the definition and of its contents; empty to leave it out
 * @param completion finds values for the variables of a template
 */
public record ResourceDefinition(
        String uri,
        String name,
        String title,
        String description,
        String mimeType,
        Reader reader,
        @Nullable Annotations annotations,
        List<Icon> icons,
        Map<String, Object> meta,
        Completion.@Nullable Source completion)
        implements JsonObject {

    /** Reads the text of a resource. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Returns the text.
         *
         * @throws ResourceNotFound when a template does not have a resource with this URI
         * @throws dev.yata.mcp.server.call.CallFailed with advice for the model
         */
        String read(String uri, CallContext context);
    }

    public ResourceDefinition(
            String uri, String name, String title, String description, String mimeType, Reader reader) {
        this(uri, name, title, description, mimeType, reader, null, List.of(), Map.of(), null);
    }

    public ResourceDefinition with(@Nullable Annotations newAnnotations, List<Icon> newIcons) {
        return new ResourceDefinition(
                uri, name, title, description, mimeType, reader, newAnnotations, newIcons, meta, completion);
    }

    public ResourceDefinition withMeta(Map<String, Object> newMeta) {
        return new ResourceDefinition(
                uri, name, title, description, mimeType, reader, annotations, icons, newMeta, completion);
    }

    public ResourceDefinition withCompletion(Completion.Source newCompletion) {
        return new ResourceDefinition(
                uri, name, title, description, mimeType, reader, annotations, icons, meta, newCompletion);
    }

    public boolean isTemplate() {
        return uri.indexOf('{') >= 0;
    }

    /**
     * Returns whether the URI is the one of this resource, or fits this template. A variable matches up to the next
     * slash.
     */
    public boolean matches(String otherUri) {
        if (!isTemplate()) {
            return uri.equals(otherUri);
        }
        String[] literals = uri.split("\\{[^}]*}", -1);
        StringBuilder pattern = new StringBuilder(Pattern.quote(literals[0]));
        for (int i = 1; i < literals.length; i++) {
            pattern.append("[^/]+").append(Pattern.quote(literals[i]));
        }
        return otherUri.matches(pattern.toString());
    }

    /** Returns the definition as {@code resources/list} or {@code resources/templates/list} shows it. */
    @Override
    public Members members() {
        return new Members()
                .with(isTemplate() ? "uriTemplate" : "uri", uri)
                .with("name", name)
                .with("title", title)
                .with("description", description)
                .with("mimeType", mimeType)
                .with("annotations", annotations)
                .with("_meta", meta.isEmpty() ? null : meta)
                .with("icons", icons.isEmpty() ? null : icons);
    }

    /** Reads a resource and returns its contents as {@code resources/read} shows them. */
    public Members read(String resourceUri, CallContext context) {
        return new Members()
                .with("uri", resourceUri)
                .with("mimeType", mimeType)
                .with("text", reader.read(resourceUri, context))
                .with("_meta", meta.isEmpty() ? null : meta);
    }
}
