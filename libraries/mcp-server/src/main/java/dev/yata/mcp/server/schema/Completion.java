package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.JsonObject;
import dev.yata.mcp.server.json.Members;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds values that a client may suggest while a user types an argument ({@code completion/complete}).
 *
 * @param values at most 100
 * @param total number of matching values, including those not in {@code values}; null if it is unknown
 */
public record Completion(List<String> values, @Nullable Integer total, boolean hasMore) implements JsonObject {

    /** Suggests no values. */
    public static final Completion NONE = of(List.of());

    /** Returns a completion that contains all matching values. */
    public static Completion of(List<String> values) {
        return new Completion(values, values.size(), false);
    }

    @Override
    public Members members() {
        return new Members().with("values", values).with("total", total).with("hasMore", hasMore);
    }

    /** Finds values for an argument. */
    @FunctionalInterface
    public interface Source {

        /** Returns values of the argument that match the text typed so far. */
        Completion complete(String argument, String typed);
    }
}
