package dev.yata.auth;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered. */
record Answer(HttpResponse<String> response) {

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    String text(String field) {
        return json().path(field).asString("");
    }

    String error() {
        return text("error");
    }

    String accessToken() {
        return text("access_token");
    }

    SignedJWT jwt() throws ParseException {
        return SignedJWT.parse(accessToken());
    }
}
