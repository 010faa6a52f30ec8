package dev.yata.resource.status;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/** Holds one bit for each token, starting with the lowest bit of the first byte; 1 means revoked. */
final class StatusList {

    /** In bytes, enough for 32 million tokens. The limit stops compressed lists that expand without end. */
    private static final int MAX_BYTES = 4 << 20;

    private final byte[] bits;

    private StatusList(byte[] bits) {
        this.bits = bits;
    }

    /**
     * Reads the {@code status_list} claim. {@code bits} must be 1; {@code lst} is base64url of the zlib-deflated bits.
     *
     * @throws IOException if the claim has another form
     */
    static StatusList of(JWTClaimsSet claims) throws IOException {
        try {
            Map<String, Object> list = claims.getJSONObjectClaim("status_list");
            if (list == null
                    || !(list.get("lst") instanceof String deflated)
                    || !(list.get("bits") instanceof Number bits)
                    || bits.intValue() != 1) {
                throw new IOException("not a status list with one bit for each token");
            }
            return new StatusList(inflate(new Base64URL(deflated).decode()));
        } catch (ParseException e) {
            throw new IOException("not a status list", e);
        }
    }

    private static byte[] inflate(byte[] deflated) throws IOException {
        try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            byte[] bits = inflated.readNBytes(MAX_BYTES + 1);
            if (bits.length > MAX_BYTES) {
                throw new IOException("a status list of more than %d bytes".formatted(MAX_BYTES));
            }
            return bits;
        }
    }

    boolean hasIndex(long index) {
        return index >= 0 && index < bits.length * 8L;
    }

    boolean revokes(long index) {
        return (bits[(int) (index >> 3)] >> (index & 7) & 1) == 1;
    }
}
