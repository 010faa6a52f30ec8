package dev.yata.auth.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The resources (RFC 8707) that tokens are issued for, and the scopes that exist. Clients refer to a resource by its name,
 * so that they stay valid when a port or host name changes.
 */
@Component
public final class ProtectedResources {

    /** The default API: a client's resource when it names none. */
    public static final String API = "api";

    /** This server's admin API. */
    public static final String ADMIN = "admin";

    public static final String CLIENTS_ADMIN = "clients:admin";

    /** Allows a client to introspect tokens for its resources, its own tokens aside. */
    public static final String TOKENS_INTROSPECT = "tokens:introspect";

    private final Map<String, ProtectedResource> resources = new LinkedHashMap<>();

    ProtectedResources(ResourceSettings settings, ServerSettings server) {
        // First, because the first one is the default.
        add(API, Objects.requireNonNull(settings.resources().get(API)));
        settings.resources().forEach(this::add);
        add(ADMIN, new ProtectedResource(server.url("/admin/api"), List.of(CLIENTS_ADMIN), "Admin API", false));
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

    /** The scopes of the default API. */
    public List<String> apiScopes() {
        return named(List.of()).get(0).scopes();
    }

    /** Every scope that exists, those of the default API first. */
    public List<String> scopes() {
        return Stream.concat(
                        resources.values().stream().flatMap(resource -> resource.scopes().stream()),
                        Stream.of(TOKENS_INTROSPECT))
                .distinct()
                .toList();
    }

    /** The resources of a client: those with these names, or the default API without a name. Others are left out. */
    public List<ProtectedResource> named(List<String> names) {
        return (names.isEmpty() ? List.of(API) : names)
                .stream().map(resources::get).filter(Objects::nonNull).toList();
    }

    /** The URLs of the resources with these names, or of the default API without a name. */
    public List<String> urls(List<String> names) {
        return named(names).stream().map(ProtectedResource::url).toList();
    }

    /** The name of the resource with exactly this URL. */
    public Optional<String> name(String url) {
        return resources.entrySet().stream()
                .filter(resource -> resource.getValue().url().equals(url))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Every resource, the default API first. */
    public Collection<ProtectedResource> all() {
        return resources.values();
    }
}
