package dev.yata.resource.status;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Holds one bit for each token, starting with the lowest bit of the first byte; 1 means revoked. */
final class StatusList {

    private static final Duration EXPIRY_SKEW = Duration.ofSeconds(2);

    /** In bytes, enough for 32 million tokens. The limit stops compressed lists that expand without end. */
    private static final int MAX_BYTES = 4 << 20;

    private final byte[] bits;
    private final Instant issuedAt;
    private final @Nullable Instant expiresAt;

    private StatusList(byte[] bits, Instant issuedAt, @Nullable Instant expiresAt) {
        this.bits = bits;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    /**
     * Reads the claims {@code iat}, {@code exp} and {@code status_list}. {@code exp} is optional. {@code bits} must be 1;
     * {@code lst} is base64url of the zlib-deflated bits.
     *
     * @throws IOException if {@code status_list} has another form
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
            Date expiry = claims.getExpirationTime();
            return new StatusList(
                    inflate(new Base64URL(deflated).decode()),
                    claims.getIssueTime().toInstant(),
                    expiry == null ? null : expiry.toInstant());
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

    /** Returns when the list was signed, in whole seconds. */
    Instant issuedAt() {
        return issuedAt;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && expiresAt.plus(EXPIRY_SKEW).isBefore(now);
    }

    /** Returns this list with the revocations of another one. */
    StatusList withRevocationsOf(StatusList other) {
        byte[] both = Arrays.copyOf(bits, Math.max(bits.length, other.bits.length));
        for (int i = 0; i < other.bits.length; i++) {
            both[i] |= other.bits[i];
        }
        return new StatusList(both, issuedAt, expiresAt);
    }

    boolean hasIndex(long index) {
        return index >= 0 && index < bits.length * 8L;
    }

    boolean revokes(long index) {
        return (bits[(int) (index >> 3)] >> (index & 7) & 1) == 1;
    }
}
