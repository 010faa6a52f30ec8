package dev.yata.auth.testing;

import dev.yata.resource.DescribedAnswers;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Sends HTTP requests to an authorization server. Answers of the admin API must be as its OpenAPI description says. */
public record Server(String url) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, DescribedAnswers> DESCRIPTIONS = new ConcurrentHashMap<>();

    /** A client's id and secret. */
    public record Credentials(String id, String secret) {

        public String basic() {
            String joined = encode(id) + ":" + encode(secret);
            return "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
        }
    }

    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer token(Credentials client, String... parameters) {
        return form("/oauth/token", client, "grant_type=client_credentials" + joined(parameters));
    }

    public String accessToken(Credentials client, String... parameters) {
        return token(client, parameters).accessToken();
    }

    public Answer form(String path, Credentials client, String body) {
        return send(formRequest(path, body).header("Authorization", client.basic()));
    }

    public Answer form(String path, String body, String... headers) {
        HttpRequest.Builder request = formRequest(path, body);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public boolean introspectsAsActive(Credentials client, String token) {
        return form("/oauth/introspect", client, "token=" + token)
                .json()
                .path("active")
                .asBoolean();
    }

    public Answer admin(String method, String path, String accessToken, String json) {
        return send(request("/admin/api/clients" + path)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + accessToken));
    }

    public Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(request);
        if (answer.uri().getPath().startsWith("/admin/api/")) {
            DESCRIPTIONS
                    .computeIfAbsent(
                            url,
                            same -> new DescribedAnswers(
                                    exchange(request("/v3/api-docs")).body()))
                    .check(answer);
        }
        return new Answer(answer);
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Sends raw bytes, which may be malformed, and returns the whole response. */
    public String raw(String request) {
        URI server = URI.create(url);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private HttpRequest.Builder formRequest(String path, String body) {
        return request(path)
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    private static String joined(String... parameters) {
        return Arrays.stream(parameters).map(parameter -> "&" + parameter).collect(Collectors.joining());
    }

    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
