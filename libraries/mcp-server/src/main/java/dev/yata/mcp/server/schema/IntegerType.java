package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Members;
import java.math.BigDecimal;

/** Accepts a whole number with inclusive bounds. {@code 20}, {@code 20.0} and {@code "20"} are equal. */
public record IntegerType(int min, int max) implements Type {

    /** In characters. The time to convert a decimal number is quadratic, and no bound has more than ten digits. */
    private static final int LONGEST = 20;

    @Override
    public Members schema() {
        return new Members().with("type", "integer").with("minimum", min).with("maximum", max);
    }

    @Override
    public Object read(String name, Object value) {
        String text = value instanceof Number || value instanceof String
                ? value.toString().strip()
                : "";
        try {
            if (text.length() <= LONGEST) {
                int number = new BigDecimal(text).intValueExact();
                if (number >= min && number <= max) {
                    return number;
                }
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // The message for other values says enough.
        }
        throw new InvalidArgument(
                name + " must be a whole number from " + min + " to " + max + ", not " + Abbreviated.of(value) + ".");
    }
}
