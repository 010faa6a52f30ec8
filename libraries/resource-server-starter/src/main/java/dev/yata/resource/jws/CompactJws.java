package dev.yata.resource.jws;

import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * Checks the compact form of a JWT (RFC 7515 section 7.1). Nimbus ignores characters that are not base64url, so several
 * texts would be the same token.
 */
public final class CompactJws {

    private CompactJws() {}

    /** Parses a signed JWT. Does not verify its signature. */
    public static SignedJWT parse(String text) throws ParseException {
        if (!isExact(text)) {
            throw new ParseException("Not three base64url parts", 0);
        }
        return SignedJWT.parse(text);
    }

    /** Returns whether the text has exactly three base64url parts, each in the canonical encoding of its bytes. */
    public static boolean isExact(String text) {
        String[] parts = text.split("\\.", -1);
        return parts.length == 3 && Stream.of(parts).allMatch(CompactJws::isBase64Url);
    }

    private static boolean isBase64Url(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            byte[] again = Base64.getUrlEncoder().withoutPadding().encode(bytes);
            return bytes.length > 0 && part.equals(new String(again, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
