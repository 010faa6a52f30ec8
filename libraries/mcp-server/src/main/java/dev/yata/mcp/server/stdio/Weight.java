package dev.yata.mcp.server.stdio;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** About how many bytes of memory a request takes until it is answered: the objects it was read into, and its texts on their way. */
final class Weight {

    /** A character, in what was read, in the request made of it, in its bytes, and in the answer. */
    private static final int CHARACTER = 8;

    private static final int OBJECT = 32;
    private static final int TABLE = 112;
    private static final int PLACE = 8;

    private Weight() {}

    static int of(Message.Request request) {
        return (int) (of(request.id()) + of(request.method()) + of(request.params()));
    }

    private static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return 2 * OBJECT + CHARACTER * (long) text.length();
        }
        if (value instanceof Map<?, ?> members) {
            long weight = OBJECT + TABLE;
            for (Map.Entry<?, ?> member : members.entrySet()) {
                weight += OBJECT + 2 * PLACE + of(member.getKey()) + of(member.getValue());
            }
            return weight;
        }
        if (value instanceof List<?> elements) {
            long weight = 2 * OBJECT;
            for (Object element : elements) {
                weight += PLACE + of(element);
            }
            return weight;
        }
        if (value instanceof BigDecimal number) {
            return OBJECT + of(number.unscaledValue());
        }
        return value instanceof BigInteger number ? 2 * OBJECT + number.bitLength() / 8 : OBJECT;
    }
}
