package dev.yata.launcher.admin;

import dev.yata.home.YataHome;
import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
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
 * The auth-server's {@code /admin/api}, called with the credentials of {@code admin.json}. A request that is refused or
 * not answered within 10 s is a {@link UserError}.
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

    /**
     * Signs in.
     *
     * @throws UserError when there are no credentials, or the auth-server refuses them or does not answer
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
            JsonNode token = new TokenEndpoint(URI.create(issuer + "/oauth/token"))
                    .token(
                            http,
                            admin.path("client_id").asString(),
                            admin.path("client_secret").asString(),
                            Map.of("scope", "clients:admin", "resource", issuer + "/admin/api"));
            return new AdminApi(http, issuer, token.path("access_token").asString());
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw new UserError(home.adminJson().path() + " is not what ./yata up wrote. Put it back, with issuer, "
                    + "client_id and client_secret. Nothing was changed.");
        }
    }

    /** The issuer identifier, which is the auth-server's base URL. */
    public URI issuer() {
        return issuer;
    }

    /** One resource. */
    public JsonNode get(ApiPath path) throws InterruptedException {
        return json(send("GET", path, null));
    }

    /** The first of a list, as many as asked for, however many pages (RFC 8288) that takes. */
    public ArrayNode list(ApiPath path, int limit) throws InterruptedException {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        Optional<URI> page = Optional.of(uri(path.with("limit", Math.min(limit, LARGEST_PAGE))));
        while (page.isPresent() && all.size() < limit) {
            HttpResponse<String> response = send(request("GET", page.get(), BodyPublishers.noBody()));
            json(response).valueStream().limit(limit - all.size()).forEach(all::add);
            page = next(response);
        }
        return all;
    }

    /** Posts; the answer is what the API says about it. */
    public JsonNode post(ApiPath path, Map<String, ?> body) throws InterruptedException {
        return json(send("POST", path, body));
    }

    /** Changes what the body names (RFC 7396: null clears); the answer is the whole resource. */
    public JsonNode patch(ApiPath path, Map<String, ?> body) throws InterruptedException {
        return json(send("PATCH", path, body));
    }

    /** Deletes. */
    public void delete(ApiPath path) throws InterruptedException {
        send("DELETE", path, null);
    }

    /** A resource in another media type, to be read as it comes, for as long as it takes. */
    public InputStream stream(ApiPath path, String mediaType) throws InterruptedException {
        try {
            HttpRequest request = request("GET", uri(path), BodyPublishers.noBody())
                    .header("Accept", mediaType)
                    .build();
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

    private HttpResponse<String> send(String method, ApiPath path, @Nullable Object body) throws InterruptedException {
        return send(
                body == null
                        ? request(method, uri(path), BodyPublishers.noBody())
                        : request(
                                        method,
                                        uri(path),
                                        BodyPublishers.ofString(
                                                JsonMapper.shared().writeValueAsString(body)))
                                .header("Content-Type", "application/json"));
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
                + " s or broke off. Look with ./yata clients list (or show) whether anything changed.");
    }

    private URI uri(ApiPath path) {
        return URI.create(issuer + "/admin/api" + path.text());
    }

    private HttpRequest.Builder request(String method, URI uri, BodyPublisher body) {
        return HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + accessToken)
                .method(method, body);
    }

    /** The next page; never of another server, which must not see the token. */
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
            throw new UserError("What answers at " + response.uri().resolve("/")
                    + " is no auth-server. Check the issuer in admin.json.");
        }
    }
}
