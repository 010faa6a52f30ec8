package dev.yata.launcher.doctor;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What the API needs to trust a token without asking: the key that signed it, and its status list. */
record TokenChecks(Http http, YataHome home) {

    /** A GET with headers. */
    interface Http {
        HttpResponse<String> get(URI url, Map<String, String> headers) throws IOException, InterruptedException;
    }

    List<Finding> of(String accessToken, JsonNode metadata) throws InterruptedException {
        try {
            SignedJWT token = SignedJWT.parse(accessToken);
            return List.of(
                    signingKey(
                            Objects.toString(token.getHeader().getKeyID()),
                            URI.create(metadata.path("jwks_uri").asString())),
                    statusList(token));
        } catch (ParseException | IllegalArgumentException | IOException unreadable) {
            return List.of(Finding.bad("token", "it or the keys cannot be read", seeLog()));
        }
    }

    private Finding signingKey(String id, URI jwks) throws IOException, InterruptedException, ParseException {
        JWKSet keys = JWKSet.parse(http.get(jwks, Map.of()).body());
        return keys.getKeyByKeyId(id) == null
                ? Finding.bad("signing keys", jwks + " lacks the key " + id + " of a new token", seeLog())
                : Finding.good("signing keys", keys.getKeys().size() + " published, the token's among them: " + id);
    }

    private Finding statusList(SignedJWT token) throws IOException, InterruptedException, ParseException {
        Object status = token.getJWTClaimsSet().getClaim("status");
        Object list = status instanceof Map<?, ?> claim ? claim.get("status_list") : null;
        if (!(list instanceof Map<?, ?> entry)) {
            return Finding.bad("status list", "the token names none, so it can't be revoked at once", seeLog());
        }
        URI uri = URI.create(String.valueOf(entry.get("uri")));
        int answer =
                http.get(uri, Map.of("Accept", "application/statuslist+jwt")).statusCode();
        return answer == 200
                ? Finding.good("status list", uri.toString())
                : Finding.bad("status list", "HTTP " + answer + " from " + uri, seeLog());
    }

    private String seeLog() {
        return "See " + home.logs().resolve("auth-server.log") + ".";
    }
}
