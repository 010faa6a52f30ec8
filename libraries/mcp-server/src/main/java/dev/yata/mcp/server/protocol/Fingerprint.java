package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes SHA-256 digests of requests and texts, to compare them later. */
final class Fingerprint {

    static final int BYTES = 32;

    private static final List<String> CHANGING = List.of("_meta", "inputResponses", "requestState");

    private Fingerprint() {}

    /** Digests the method and the params, except those that a retry changes. Ignores the order of members. */
    static byte[] of(Message.Request request) {
        TreeMap<String, @Nullable Object> members = new TreeMap<>();
        if (request.params() != null) {
            members.putAll(request.params());
        }
        members.keySet().removeAll(CHANGING);
        return of(Json.write(Arrays.asList(request.method(), ordered(members))));
    }

    static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object ordered(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            TreeMap<String, @Nullable Object> ordered = new TreeMap<>();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                ordered.put((String) member.getKey(), ordered(member.getValue()));
            }
            return ordered;
        }
        if (value instanceof List<?> elements) {
            List<@Nullable Object> ordered = new ArrayList<>();
            for (Object element : elements) {
                ordered.add(ordered(element));
            }
            return ordered;
        }
        return value;
    }
}
