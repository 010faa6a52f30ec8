package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Abbreviated;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Accepts a whole number with inclusive bounds. {@code 20}, {@code 20.0} and {@code "20"} are equal. */
public record IntegerType(int min, int max) implements Type {

    /** In characters. The time to convert a decimal number is quadratic, and no bound has more than ten digits. */
    private static final int LONGEST = 20;

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "integer");
        schema.put("minimum", min);
        schema.put("maximum", max);
        return schema;
    }

    @Override
    public Object read(String name, Object value) {
        String text = value instanceof Number || value instanceof String
                ? value.toString().strip()
                : "";
        if (!text.isEmpty() && text.length() <= LONGEST) {
            try {
                int number = new BigDecimal(text).intValueExact();
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (ArithmeticException | NumberFormatException e) {
                throw new InvalidArgument(rule(name, value));
            }
        }
        throw new InvalidArgument(rule(name, value));
    }

    private String rule(String name, Object value) {
        return name + " must be a whole number from " + min + " to " + max + ", not " + Abbreviated.of(value) + ".";
    }
}
