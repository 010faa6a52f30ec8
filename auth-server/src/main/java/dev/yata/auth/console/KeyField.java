package dev.yata.auth.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Public keys as text in a form: a JWK set (RFC 7517 section 5), or one JWK, which is taken for a set of one. */
final class KeyField {

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private KeyField() {}

    static @Nullable Map<String, Object> parse(String typed, FieldErrors errors) {
        try {
            Map<String, Object> json = JsonMapper.shared().readValue(typed, OBJECT);
            return json != null && json.containsKey("kty") ? Map.of("keys", List.of(json)) : json;
        } catch (JacksonException malformed) {
            errors.add("jwks", "must be a public key as JSON, a JWK or a JWK set");
            return null;
        }
    }

    static String text(Map<String, Object> jwks) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(jwks);
    }
}
