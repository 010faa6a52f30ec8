package dev.yata.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests to an API that runs on a free port. */
public abstract class HttpTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    @Value("${local.server.port}")
    private int port;

    /** The account of this test only. Tests therefore do not see each other's data. */
    protected final String account = UUID.randomUUID().toString();

    protected final String token;

    private final String basePath;

    protected HttpTests(TestIssuer issuer, String basePath, String scope) {
        this.basePath = basePath;
        this.token = issuer.token(account, scope);
    }

    protected URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Returns a request without a token. */
    protected HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    /** Returns a request with a token of this test's account. */
    protected HttpRequest.Builder request(String path) {
        return plain(basePath + path).header("Authorization", "Bearer " + token);
    }

    protected HttpRequest.Builder json(String method, String path, String body) {
        return request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    protected Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(request);
        check(answer);
        return new Answer(answer);
    }

    /** Sends a request, and does not check its answer. */
    protected static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Checks what holds for every answer of the API. */
    protected void check(HttpResponse<String> answer) {}

    /** Sends a request target without any encoding and returns the whole response. */
    protected String rawGet(String target) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                    .formatted(target, token);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    protected Answer get(String path) {
        return send(request(path));
    }

    protected Answer post(String path, String body) {
        return send(json("POST", path, body));
    }

    protected Answer patch(String path, String body) {
        return send(json("PATCH", path, body));
    }

    /** Holds a response and checks it. */
    protected record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public Answer expect(int status) {
            assertThat(status())
                    .as("%s %s: %s", response.request().method(), response.uri(), response.body())
                    .isEqualTo(status);
            return this;
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text(String field) {
            return json().required(field).asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** Checks that this is a problem with the status that names the field, and returns its message. */
        public String problem(int status, String field) {
            expect(status).isProblem();
            for (JsonNode error : json().required("errors")) {
                if (error.required("field").asString().equals(field)) {
                    return error.required("message").asString();
                }
            }
            throw new AssertionError(field + " is not named in " + response.body());
        }

        public Answer isProblem() {
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(json().required("status").asInt()).isEqualTo(status());
            assertThat(json().propertyNames()).contains("type", "title", "status", "detail", "instance");
            assertThat(text("request_id")).isEqualTo(header("X-Request-Id")).matches("[0-9a-f]{32}");
            assertThat(response.body()).doesNotContain("dev.yata", "org.", "java.", "tools.jackson", "select ");
            return this;
        }
    }
}
