package dev.yata.auth.console;

import dev.yata.auth.client.ClientMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Converts between the text fields of a page and a client's metadata. A field has its JSON name. */
@Component
final class ClientForm {

    private static final String KEYS = "jwks";

    private final JsonMapper json;

    /** Reads numbers and booleans from text, and ignores fields that are not part of the metadata. */
    private final JsonMapper lenient;

    ClientForm(JsonMapper json) {
        this.json = json;
        this.lenient = json.rebuild()
                .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Returns the metadata as the texts of the fields. */
    Map<String, List<String>> write(ClientMetadata client) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        json.<ObjectNode>valueToTree(client).forEachEntry((name, value) -> fields.put(name, texts(value)));
        return fields;
    }

    /** Reads the typed fields. An empty field counts as absent, and so does an unreadable one, which adds an error. */
    ClientMetadata read(MultiValueMap<String, String> typed, Map<String, String> errors) {
        ObjectNode fields = json.createObjectNode();
        typed.forEach((name, values) -> {
            List<String> texts = values.stream()
                    .filter(StringUtils::hasText)
                    .map(String::strip)
                    .toList();
            if (name.equals(KEYS) && !texts.isEmpty()) {
                readKeys(texts.get(0), fields, errors);
            } else if (texts.size() > 1) {
                fields.set(name, json.valueToTree(texts));
            } else if (!texts.isEmpty()) {
                fields.put(name, texts.get(0));
            }
        });
        return read(fields, errors);
    }

    private ClientMetadata read(ObjectNode fields, Map<String, String> errors) {
        try {
            return lenient.treeToValue(fields, ClientMetadata.class);
        } catch (JacksonException malformed) {
            String name = malformed.getPath().get(0).getPropertyName();
            errors.put(name, name.equals(KEYS) ? "must be a JSON object" : "must be a whole number");
            fields.remove(name);
            return read(fields, errors);
        }
    }

    /** Reads a JWK set (RFC 7517 section 5), or one JWK, which becomes a set of one. */
    private void readKeys(String typed, ObjectNode fields, Map<String, String> errors) {
        try {
            JsonNode keys = json.readTree(typed);
            fields.set(KEYS, keys.has("kty") ? json.valueToTree(Map.of("keys", List.of(keys))) : keys);
        } catch (JacksonException malformed) {
            errors.put(KEYS, "must be a public key as JSON, a JWK or a JWK set");
        }
    }

    private List<String> texts(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).toList();
        }
        return value.isNull() ? List.of() : List.of(value.isObject() ? value.toPrettyString() : value.asString());
    }
}
