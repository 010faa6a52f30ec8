package dev.yata.auth.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A JSON merge patch (RFC 7396): an absent field stays as it is, null removes it, any other value replaces it. */
public record MergePatch(ObjectNode changes) {

    /** Reads the request body as the patch. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MergePatch {}

    /**
     * Merges the changes into the document's JSON and reads the result as a new document.
     *
     * @throws tools.jackson.core.JacksonException if the result has an unknown field or a field of the wrong type
     */
    public <T> T applyTo(T document, Class<T> type, JsonMapper json) {
        ObjectNode merged = json.valueToTree(document);
        merge(merged, changes);
        return json.treeToValue(merged, type);
    }

    /** Returns the patch for two fields of which only one may be set. If it sets one, it also sets the other to null. */
    public MergePatch withExclusive(String field, String alternative) {
        ObjectNode complete = changes.deepCopy();
        if (changes.hasNonNull(field) && !changes.has(alternative)) {
            complete.putNull(alternative);
        } else if (changes.hasNonNull(alternative) && !changes.has(field)) {
            complete.putNull(field);
        }
        return new MergePatch(complete);
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.forEachEntry((field, change) -> {
            JsonNode present = target.get(field);
            if (change instanceof ObjectNode nested && present instanceof ObjectNode object) {
                merge(object, nested);
            } else {
                target.set(field, change);
            }
        });
    }

    @Override
    public String toString() {
        return "changes";
    }
}
