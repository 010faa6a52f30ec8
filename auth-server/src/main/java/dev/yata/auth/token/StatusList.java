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

/** Builds a status list: one bit a token, 1 for dead, lowest bit first (draft-ietf-oauth-status-list section 4.1). */
final class StatusList {

    /** Tokens in one list; 16 KB before compression. */
    static final int SIZE = 131_072;

    /** Seconds after which even an unchanged list gets a new ETag, so that copies are renewed before they expire. */
    private static final int RENEWAL = 300;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final byte[] bits;

    private StatusList(byte[] bits) {
        this.bits = bits;
    }

    static StatusList of(long first, Collection<Long> deadNumbers) {
        BitSet dead = new BitSet(SIZE);
        deadNumbers.forEach(number -> dead.set((int) (number - first)));
        return new StatusList(Arrays.copyOf(dead.toByteArray(), SIZE / Byte.SIZE));
    }

    /** A weak ETag: equal on every replica for equal content, although signatures differ. */
    String etag(Instant now) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bits);
            return "W/\"" + BASE64.encodeToString(digest.digest()) + "." + now.getEpochSecond() / RENEWAL + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** DEFLATE in the ZLIB format, base64url. */
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
