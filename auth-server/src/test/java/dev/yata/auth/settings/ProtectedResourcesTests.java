package dev.yata.auth.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedResourcesTests {

    private static final ServerSettings SERVER = new ServerSettings("https://auth.example.com");
    private static final ProtectedResource TODOS = resource("https://api.example.com/v1", "todos:read");

    @Test
    void scopesWhenSeveralResourcesThenThoseOfTheDefaultComeFirst() {
        Map<String, ProtectedResource> entries = new LinkedHashMap<>();
        entries.put("notes", resource("https://notes.example.com", "notes:read", "todos:read"));
        entries.put("api", TODOS);

        ProtectedResources resources = new ProtectedResources(new ResourceSettings(entries), SERVER);

        assertThat(resources.scopes())
                .containsExactly("todos:read", "notes:read", "clients:admin", "tokens:introspect");
        assertThat(resources.urls(List.of())).containsExactly("https://api.example.com/v1");
        assertThat(resources.urls(List.of("notes", "gone", "admin")))
                .containsExactly("https://notes.example.com", "https://auth.example.com/admin/api");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.example.com/v1", "https://api.example.com/v1#x"})
    @DisplayName("An API resource is https, or http on loopback")
    void resourceWhenUrlIsUnsafeThenStartIsRefused(String url) {
        assertThatThrownBy(() -> new ResourceSettings(Map.of("api", resource(url, "a"))))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("YATA_API_RESOURCE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "notes read", "notes\"", "notes\\", "clients:admin", "tokens:introspect"})
    void resourceWhenScopeCannotBeUsedThenStartIsRefused(String scope) {
        assertThatThrownBy(() -> new ResourceSettings(Map.of("api", resource("https://api.example.com/v1", scope))))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("YATA_API_SCOPES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Notes", "notes_2", "2"})
    void resourceWhenNameCannotBeUsedThenStartIsRefused(String name) {
        assertThatThrownBy(() -> new ResourceSettings(Map.of(name, resource("https://notes.example.com", "a"))))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("name " + name);
    }

    @Test
    void resourceWhenItHasNoUrlThenStartIsRefused() {
        assertThatThrownBy(() -> new ResourceSettings(Map.of("notes", resource(null, "a"))))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("yata.resources.notes has no url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://api.example.com/v1", "https://api.example.com", "https://api.example.com/v1/notes"})
    @DisplayName("A sub-path can't be another resource")
    void resourceWhenUrlsOverlapThenStartIsRefused(String url) {
        ProtectedResource api = new ProtectedResource("https://api.example.com/v1", List.of("a"), Map.of(), null, true);
        ProtectedResource notes = new ProtectedResource(url, List.of("a"), Map.of(), null, true);
        ResourceSettings settings = new ResourceSettings(Map.of("api", api, "notes", notes));

        assertThatThrownBy(() -> new ProtectedResources(settings, SERVER))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("overlap");
    }

    @Test
    @DisplayName("A resource that allows it accepts the URLs below it")
    void acceptsWhenSubPathsAreAllowedThenUrlsBelowInOneSpelling() {
        ProtectedResource resource =
                new ProtectedResource("https://api.example.com/v1", List.of("a"), Map.of(), null, true);

        assertThat(List.of("", "/notes", "/a/b-c/d_e~f.g")).allMatch(path -> resource.accepts(resource.url() + path));
        assertThat(List.of("/", "x", "/a/", "//a", "/..", "/../v2", "/a/./b", "/%2e%2e", "?a", "/a?b", "/a#b", "/a b"))
                .noneMatch(path -> resource.accepts(resource.url() + path));
        assertThat(TODOS.accepts(TODOS.url() + "/notes")).isFalse();
    }

    private static ProtectedResource resource(String url, String... scopes) {
        return new ProtectedResource(url, List.of(scopes), Map.of(), null, false);
    }
}
