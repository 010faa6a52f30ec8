package dev.yata.launcher.admin;

import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Calls the auth-server's {@code /admin/api} with the credentials in {@code admin.json}. Throws {@link UserError} if a
 * request is refused, or not answered within 10 s.
 */
public final class AdminApi {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LARGEST_PAGE = 100;
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    private final HttpClient http;
    private final URI issuer;
    private final String accessToken;

    private AdminApi(HttpClient http, URI issuer, String accessToken) {
        this.http = http;
        this.issuer = issuer;
        this.accessToken = accessToken;
    }

    /** Signs in with the credentials in the {@code YATA_HOME} of the environment. */
    public static AdminApi signIn() throws IOException, InterruptedException {
        return signIn(YataHome.current());
    }

    /**
     * Fetches a token.
     *
     * @throws UserError if there are no credentials, or if the auth-server refuses them or does not answer
     */
    public static AdminApi signIn(YataHome home) throws IOException, InterruptedException {
        if (!home.adminJson().exists()) {
            throw new UserError("There is no " + home.adminJson().path() + ". Start the services once with ./yata up, "
                    + "or set YATA_HOME to the folder they use.");
        }
        try {
            JsonNode admin = JsonMapper.shared()
                    .readTree(Files.readString(home.adminJson().path()));
            URI issuer = URI.create(admin.path("issuer").asString());
            HttpClient http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LIMIT)
                    .build();
            Map<String, String> wanted = Map.of("scope", "clients:admin", "resource", issuer + "/admin/api");
            String id = admin.path("client_id").asString();
            String secret = admin.path("client_secret").asString();
            JsonNode token = new TokenEndpoint(URI.create(issuer + "/oauth/token")).token(http, id, secret, wanted);
            return new AdminApi(http, issuer, token.path("access_token").asString());
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw new UserError(
                    home.adminJson().path() + " is damaged. It must have issuer, client_id and client_secret, "
                            + "as ./yata up wrote it. Nothing was changed.");
        }
    }

    /** Returns the issuer identifier, which is the auth-server's base URL. */
    public URI issuer() {
        return issuer;
    }

    /** Returns one resource. */
    public JsonNode get(ApiPath path) throws InterruptedException {
        return json(send(request("GET", uri(path), null)));
    }

    /** Returns the first items of a list, up to the limit, from as many pages as needed (RFC 8288). */
    public ArrayNode list(ApiPath path, int limit) throws InterruptedException {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        Optional<URI> page = Optional.of(uri(path.with("limit", Math.min(limit, LARGEST_PAGE))));
        while (page.isPresent() && all.size() < limit) {
            HttpResponse<String> response = send(request("GET", page.get(), null));
            json(response).valueStream().limit(limit - all.size()).forEach(all::add);
            page = next(response);
        }
        return all;
    }

    /** Sends a POST and returns the answer. */
    public JsonNode post(ApiPath path, Map<String, ?> body) throws InterruptedException {
        return json(send(request("POST", uri(path), body)));
    }

    /** Changes the properties in the body (RFC 7396: null clears) and returns the whole resource. */
    public JsonNode patch(ApiPath path, Map<String, ?> body) throws InterruptedException {
        return json(send(request("PATCH", uri(path), body)));
    }

    /** Deletes a resource. */
    public void delete(ApiPath path) throws InterruptedException {
        send(request("DELETE", uri(path), null));
    }

    /** Returns a resource in another media type as a stream without a time limit. */
    public InputStream stream(ApiPath path, String mediaType) throws InterruptedException {
        try {
            HttpRequest request =
                    request("GET", uri(path), null).header("Accept", mediaType).build();
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                String body = new String(response.body().readNBytes(LARGEST_PAGE * 1024), StandardCharsets.UTF_8);
                throw Refusal.of(response, body);
            }
            return response.body();
        } catch (IOException unanswered) {
            throw noAnswer();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw Refusal.of(response, response.body());
            }
            return response;
        } catch (IOException unanswered) {
            throw noAnswer();
        }
    }

    private UserError noAnswer() {
        return UserError.unsure("The auth-server at " + issuer + " did not answer within " + LIMIT.toSeconds()
                + " s, or closed the connection. Check with ./yata clients list (or show) whether anything changed.");
    }

    private URI uri(ApiPath path) {
        return URI.create(issuer + "/admin/api" + path.text());
    }

    private HttpRequest.Builder request(String method, URI uri, @Nullable Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(LIMIT).header("Authorization", "Bearer " + accessToken);
        return body == null
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(
                                method,
                                BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
    }

    /** Returns the next page. Ignores a link to another server, which must not see the token. */
    private Optional<URI> next(HttpResponse<?> response) {
        return response.headers().allValues("Link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> response.uri().resolve(link.group(1)))
                .filter(next -> next.toString().startsWith(issuer + "/admin/api/"))
                .findFirst();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JsonMapper.shared().readTree(response.body().isEmpty() ? "null" : response.body());
        } catch (JacksonException notJson) {
            throw new UserError("The server at " + response.uri().resolve("/")
                    + " is not an auth-server. Check the issuer in admin.json.");
        }
    }
}
