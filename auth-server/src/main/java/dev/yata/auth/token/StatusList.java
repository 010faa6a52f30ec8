package dev.yata.auth.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** One bit per token, 1 for revoked, lowest bit first (draft-ietf-oauth-status-list section 4.1). */
final class StatusList {

    /** The number of tokens in one list, which has 16 KB before compression. */
    static final int SIZE = 131_072;

    /** Seconds until an unchanged list gets a new ETag, so that clients renew their copies before these expire. */
    private static final int RENEWAL = 300;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final byte[] bits;

    private StatusList(byte[] bits) {
        this.bits = bits;
    }

    static StatusList of(long first, Collection<Long> revokedNumbers) {
        BitSet dead = new BitSet(SIZE);
        revokedNumbers.forEach(number -> dead.set((int) (number - first)));
        return new StatusList(Arrays.copyOf(dead.toByteArray(), SIZE / Byte.SIZE));
    }

    /** Returns a weak ETag. It is equal on all replicas for equal content, although the signatures differ. */
    String etag(Instant now) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bits);
            return "W/\"" + BASE64.encodeToString(digest.digest()) + "." + now.getEpochSecond() / RENEWAL + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the list compressed with DEFLATE in the ZLIB format, in base64url. */
    String compressed() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(compressed, deflater)) {
            stream.write(bits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return BASE64.encodeToString(compressed.toByteArray());
    }
}
