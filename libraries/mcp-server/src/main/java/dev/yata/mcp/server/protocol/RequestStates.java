package dev.yata.mcp.server.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Issues and verifies {@code requestState}, which binds a question to the request that it is about. A state is valid
 * for {@value #MINUTES} minutes (basic/patterns/mrtr, "Server Requirements").
 *
 * <p>A state is Base64url of the expiry, the fingerprints of request and question, and an HMAC-SHA-256 of these and the
 * principal. Only this process has the key. If a client sends a state twice, it can only repeat the call to which the
 * user agreed.
 */
final class RequestStates {

    private static final int MINUTES = 10;
    private static final int SIGNED_BYTES = Long.BYTES + 2 * Fingerprint.BYTES;
    private static final int MAC_BYTES = 32;

    private final String principal;
    private final Clock clock;
    private byte @Nullable [] key;

    RequestStates(String principal, Clock clock) {
        this.principal = principal;
        this.clock = clock;
    }

    /** Holds the question of a verified state, and the time since it was asked. */
    static final class State {

        private final byte[] question;
        private final Duration age;

        private State(byte[] question, Duration age) {
            this.question = question;
            this.age = age;
        }

        Duration age() {
            return age;
        }

        boolean isAbout(String words) {
            return MessageDigest.isEqual(question, Fingerprint.of(words));
        }
    }

    String issue(Message.Request request, String question) {
        long expiry = clock.instant().plus(Duration.ofMinutes(MINUTES)).toEpochMilli();
        byte[] signed = ByteBuffer.allocate(SIGNED_BYTES)
                .putLong(expiry)
                .put(Fingerprint.of(request))
                .put(Fingerprint.of(question))
                .array();
        ByteBuffer state =
                ByteBuffer.allocate(SIGNED_BYTES + MAC_BYTES).put(signed).put(mac(signed));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(state.array());
    }

    /**
     * Returns the state that the request brings, or null if it brings none.
     *
     * @throws ProtocolError when the state is forged, belongs to another principal or request, or has expired
     */
    @Nullable
    State of(Message.Request request) {
        Object text = request.param("requestState");
        if (text == null) {
            return null;
        }
        byte[] state = decoded(text);
        byte[] signed = Arrays.copyOf(state, SIGNED_BYTES);
        if (!MessageDigest.isEqual(mac(signed), Arrays.copyOfRange(state, SIGNED_BYTES, state.length))) {
            throw foreign();
        }
        Duration age =
                Duration.ofMinutes(MINUTES).minusMillis(ByteBuffer.wrap(signed).getLong() - clock.millis());
        if (age.compareTo(Duration.ofMinutes(MINUTES)) >= 0) {
            throw refusal("has expired: it is valid for " + MINUTES + " minutes");
        }
        int questionAt = Long.BYTES + Fingerprint.BYTES;
        if (!MessageDigest.isEqual(Fingerprint.of(request), Arrays.copyOfRange(signed, Long.BYTES, questionAt))) {
            throw refusal("belongs to a request with another method, name or arguments");
        }
        return new State(Arrays.copyOfRange(signed, questionAt, SIGNED_BYTES), age);
    }

    private static byte[] decoded(Object text) {
        try {
            if (text instanceof String characters) {
                byte[] state = Base64.getUrlDecoder().decode(characters);
                if (state.length == SIGNED_BYTES + MAC_BYTES) {
                    return state;
                }
            }
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
        throw foreign();
    }

    private byte[] mac(byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            mac.update(signed);
            return mac.doFinal(principal.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized byte[] key() {
        if (key == null) {
            byte[] random = new byte[MAC_BYTES];
            new SecureRandom().nextBytes(random);
            key = random;
        }
        return key;
    }

    private static ProtocolError foreign() {
        return refusal("was not issued by this server for this client");
    }

    private static ProtocolError refusal(String reason) {
        return ProtocolError.invalidParams(
                "requestState " + reason + ". Nothing was changed. To be asked again, send the request"
                        + " without requestState and inputResponses");
    }
}
