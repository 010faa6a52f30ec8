package dev.yata.auth.client;

import jakarta.persistence.AttributeConverter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores a JWK set as JSON text. */
final class StoredJwks implements AttributeConverter<Map<String, Object>, String> {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Map<String, Object> jwks) {
        return jwks == null ? null : JsonMapper.shared().writeValueAsString(jwks);
    }

    @Override
    public @Nullable Map<String, Object> convertToEntityAttribute(@Nullable String json) {
        return read(json);
    }

    static @Nullable Map<String, Object> read(@Nullable String json) {
        return json == null ? null : JsonMapper.shared().readValue(json, OBJECT);
    }
}
