package dev.yata.launcher.admin;

import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import dev.yata.launcher.http.Exchange;
import dev.yata.launcher.http.SilenceLimit;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final int MOST_PAGES = 10_000;
    private static final int MAXIMUM_BYTES = 8 * 1024 * 1024;
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    private final Exchange exchange;
    private final URI issuer;
    private final AdminToken token;

    AdminApi(Exchange exchange, URI issuer, AdminToken token) {
        this.exchange = exchange;
        this.issuer = issuer;
        this.token = token;
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
            AdminToken token = new AdminToken(
                    http,
                    issuer,
                    admin.path("client_id").asString(),
                    admin.path("client_secret").asString());
            // Comes first, because a command must not change a file if it cannot sign in.
            token.value();
            return new AdminApi(new Exchange(http, LIMIT, MAXIMUM_BYTES), issuer, token);
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
        return resource(path, send(request("GET", uri(path), null)), UserError::new);
    }

    /** Returns the first items of a list, up to the limit, from as many pages as needed (RFC 8288). */
    public ArrayNode list(ApiPath path, int limit) throws InterruptedException {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        Set<URI> visited = new HashSet<>();
        Optional<URI> page = Optional.of(uri(path.with("limit", Math.min(limit, LARGEST_PAGE))));
        while (page.isPresent() && all.size() < limit && visited.size() < MOST_PAGES && visited.add(page.get())) {
            HttpResponse<String> response = send(request("GET", page.get(), null));
            JsonNode items = checked(path, response, UserError::new);
            if (!items.isArray()) {
                throw new UserError(notAnAuthServer(response));
            }
            items.valueStream().limit(limit - all.size()).forEach(all::add);
            page = next(response);
        }
        return all;
    }

    /** Sends a POST and returns the answer. */
    public JsonNode post(ApiPath path, Map<String, ?> body) throws InterruptedException {
        return resource(path, send(request("POST", uri(path), body)), AdminApi::unsure);
    }

    /** Changes the properties in the body (RFC 7396: null clears) and returns the whole resource. */
    public JsonNode patch(ApiPath path, Map<String, ?> body) throws InterruptedException {
        return resource(path, send(request("PATCH", uri(path), body)), AdminApi::unsure);
    }

    /** Deletes a resource. */
    public void delete(ApiPath path) throws InterruptedException {
        send(request("DELETE", uri(path), null));
    }

    /** Returns a resource in another media type as a stream, which fails if the server is silent for 30 s. */
    public InputStream stream(ApiPath path, String mediaType) throws InterruptedException {
        try {
            HttpRequest request =
                    request("GET", uri(path), null).header("Accept", mediaType).build();
            HttpResponse<InputStream> response = exchange.http().send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                String body = new String(response.body().readNBytes(LARGEST_PAGE * 1024), StandardCharsets.UTF_8);
                throw Refusal.of(response, body);
            }
            return new SilenceLimit(response.body(), exchange.limit().multipliedBy(3));
        } catch (IOException unanswered) {
            throw noAnswer();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = exchange.send(request.build());
            if (response.statusCode() >= 300) {
                throw Refusal.of(response, response.body());
            }
            return response;
        } catch (IOException unanswered) {
            throw noAnswer();
        }
    }

    private UserError noAnswer() {
        return unsure("The auth-server at " + issuer + " gave no complete answer within "
                + exchange.limit().toSeconds() + " s, or closed the connection.");
    }

    private static UserError unsure(String message) {
        return UserError.unsure(message + " Check with ./yata clients list (or show) whether anything changed.");
    }

    private URI uri(ApiPath path) {
        return URI.create(issuer + "/admin/api" + path.text());
    }

    private HttpRequest.Builder request(String method, URI uri, @Nullable Object body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(exchange.limit())
                .header("Authorization", "Bearer " + token.value());
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

    private static JsonNode resource(ApiPath path, HttpResponse<String> response, Function<String, UserError> error) {
        JsonNode resource = checked(path, response, error);
        if (resource.isEmpty()) {
            throw error.apply(notAnAuthServer(response));
        }
        return resource;
    }

    /** Returns the answer. Another program's JSON does not have the ID of each resource. */
    private static JsonNode checked(ApiPath path, HttpResponse<String> response, Function<String, UserError> error) {
        try {
            JsonNode answer = JsonMapper.shared().readTree(response.body());
            Stream<JsonNode> resources = answer.isArray() ? answer.valueStream() : Stream.of(answer);
            if (resources.noneMatch(
                    resource -> resource.path(path.idMember()).asString("").isEmpty())) {
                return answer;
            }
        } catch (JacksonException notJson) {
            // The error below reports it.
        }
        throw error.apply(notAnAuthServer(response));
    }

    private static String notAnAuthServer(HttpResponse<?> response) {
        return "The server at " + response.uri().resolve("/")
                + " did not answer like an auth-server. Check the issuer in admin.json.";
    }
}
