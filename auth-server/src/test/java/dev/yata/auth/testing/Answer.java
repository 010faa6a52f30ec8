package dev.yata.auth.testing;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The response of a server. */
public record Answer(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    public String text(String field) {
        return json().path(field).asString("");
    }

    public String error() {
        return text("error");
    }

    public String accessToken() {
        return text("access_token");
    }

    public SignedJWT jwt() throws ParseException {
        return SignedJWT.parse(accessToken());
    }
}
