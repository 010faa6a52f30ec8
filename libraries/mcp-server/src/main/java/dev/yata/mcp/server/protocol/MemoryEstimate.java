package dev.yata.mcp.server.protocol;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Estimates how many bytes a request needs until it is answered: its objects, and copies of its texts. */
final class MemoryEstimate {

    /**
     * Bytes for each character. Each is held as it was read, in the API's request, in that request's bytes, and in the
     * response.
     */
    private static final int CHARACTER = 8;

    private static final int OBJECT = 32;
    private static final int TABLE = 112;
    private static final int REFERENCE = 8;

    private MemoryEstimate() {}

    static long of(Message.Request request) {
        return of(request.id()) + of(request.method()) + of(request.params());
    }

    private static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return 2 * OBJECT + CHARACTER * (long) text.length();
        }
        if (value instanceof Map<?, ?> members) {
            long bytes = OBJECT + TABLE;
            for (Map.Entry<?, ?> member : members.entrySet()) {
                bytes += OBJECT + 2 * REFERENCE + of(member.getKey()) + of(member.getValue());
            }
            return bytes;
        }
        if (value instanceof List<?> elements) {
            long bytes = 2 * OBJECT;
            for (Object element : elements) {
                bytes += REFERENCE + of(element);
            }
            return bytes;
        }
        if (value instanceof BigDecimal number) {
            return OBJECT + of(number.unscaledValue());
        }
        return value instanceof BigInteger number ? 2 * OBJECT + number.bitLength() / 8 : OBJECT;
    }
}
