package dev.yata.auth.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The resources (RFC 8707) tokens are issued for and the scopes that exist. Clients refer to a resource by its name, so
 * that they stay valid when a port or host name changes.
 */
@Component
public final class ProtectedResources {

    /** The todo API, a client's resource when it names none. */
    public static final String API = "api";

    /** This server's admin API. */
    public static final String ADMIN = "admin";

    public static final String CLIENTS_ADMIN = "clients:admin";

    /** Allows a client to introspect tokens for its resources, its own tokens aside. */
    public static final String TOKENS_INTROSPECT = "tokens:introspect";

    private final Map<String, String> urls = new LinkedHashMap<>();
    private final List<String> apiScopes;
    private final List<String> scopes;

    ProtectedResources(ServerSettings settings) {
        urls.put(API, settings.apiResource());
        urls.put(ADMIN, settings.url("/admin/api"));
        this.apiScopes = settings.apiScopes();
        this.scopes = Stream.concat(apiScopes.stream(), Stream.of(CLIENTS_ADMIN, TOKENS_INTROSPECT))
                .distinct()
                .toList();
    }

    /** The scopes of the todo API. */
    public List<String> apiScopes() {
        return apiScopes;
    }

    /** Every scope that exists, the API's first. */
    public List<String> scopes() {
        return scopes;
    }

    /** The URLs, which are the audience values, of named resources; without a name, of the todo API. */
    public List<String> urls(List<String> names) {
        return (names.isEmpty() ? List.of(API) : names)
                .stream()
                        .map(name -> Objects.requireNonNull(urls.get(name), name))
                        .toList();
    }

    /** The name of the resource with exactly this URL. */
    public Optional<String> name(@Nullable String url) {
        return urls.entrySet().stream()
                .filter(resource -> resource.getValue().equals(url))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Every resource's URL. */
    public Collection<String> urls() {
        return urls.values();
    }
}
