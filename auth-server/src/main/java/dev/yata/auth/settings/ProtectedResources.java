package dev.yata.auth.settings;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Holds all protected resources (RFC 8707) and their scopes. Stored clients name a resource by its name, so that they
 * stay valid when its port or host name changes.
 */
@Component
public final class ProtectedResources {

    /** The name of the default API, which a client without resources uses. */
    public static final String API = "api";

    /** The name of this server's admin API. */
    public static final String ADMIN = "admin";

    public static final String CLIENTS_ADMIN = "clients:admin";

    /** The scope that allows a client to introspect tokens for its resources, in addition to its own tokens. */
    public static final String TOKENS_INTROSPECT = "tokens:introspect";

    private final Map<String, ProtectedResource> resources = new LinkedHashMap<>();

    ProtectedResources(ResourceSettings settings, ServerSettings server) {
        // Adds the default API first, because the first resource is the default.
        add(API, Objects.requireNonNull(settings.resources().get(API)));
        settings.resources().forEach(this::add);
        add(
                ADMIN,
                new ProtectedResource(
                        server.url("/admin/api"),
                        List.of(CLIENTS_ADMIN),
                        Map.of(CLIENTS_ADMIN, "Manage clients, keys and the audit"),
                        "Admin API",
                        false));
    }

    private void add(String name, ProtectedResource resource) {
        if (resources.containsKey(name)) {
            return;
        }
        for (ProtectedResource other : resources.values()) {
            if (resource.accepts(other.url()) || other.accepts(resource.url())) {
                throw new StartRefusedException(
                        "yata.resources." + name + " has the URL " + resource.url()
                                + ", but that and the URL of another resource, " + other.url() + ", overlap.",
                        "Give each resource a URL of its own, outside of the sub-paths of others.");
            }
        }
        resources.put(name, resource);
    }

    /** Returns the scopes of the default API. */
    public List<String> apiScopes() {
        return named(List.of()).get(0).scopes();
    }

    /** Returns all scopes, those of the default API first. */
    public List<String> scopes() {
        return Stream.concat(
                        resources.values().stream().flatMap(resource -> resource.scopes().stream()),
                        Stream.of(TOKENS_INTROSPECT))
                .distinct()
                .toList();
    }

    /** Returns what each scope allows, for people. Scopes without a description are left out. */
    public Map<String, String> scopeDescriptions() {
        Map<String, String> descriptions = new HashMap<>();
        descriptions.put(TOKENS_INTROSPECT, "Check the tokens of other clients for its resources");
        resources.values().forEach(resource -> descriptions.putAll(resource.scopeDescriptions()));
        return descriptions;
    }

    /** Returns the resources with these names, or the default API if there are no names. Ignores unknown names. */
    public List<ProtectedResource> named(List<String> names) {
        return (names.isEmpty() ? List.of(API) : names)
                .stream().map(resources::get).filter(Objects::nonNull).toList();
    }

    /** Returns the URLs of the resources with these names, or of the default API if there are no names. */
    public List<String> urls(List<String> names) {
        return named(names).stream().map(ProtectedResource::url).toList();
    }

    /** Returns the name of the resource with exactly this URL. */
    public Optional<String> name(String url) {
        return resources.entrySet().stream()
                .filter(resource -> resource.getValue().url().equals(url))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns all resources, the default API first. */
    public Collection<ProtectedResource> all() {
        return resources.values();
    }
}
