package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.settings.Settings;
import dev.yata.mcp.server.json.Json;
import dev.yata.stdio.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares settings and versions in the packages' descriptions with the program. */
class PackagingTests {

    private static final Path PACKAGING = Path.of("packaging");
    private static final Set<String> SECRETS = Set.of("OAUTH_CLIENT_SECRET", "OAUTH_PRIVATE_KEY");
    private static final Map<String, String> LEAST = Map.of(
            "OAUTH_CLIENT_ID", "id",
            "OAUTH_CLIENT_SECRET", "secret",
            "OAUTH_TOKEN_URL", "https://auth.example.com/oauth/token",
            "API_BASE_URL", "https://todo.example.com/api/v1");

    @Test
    void registrationWhenReadThenItsVariablesAreThoseOfTheProgram() throws IOException {
        Set<String> required = new HashSet<>(LEAST.keySet());
        required.removeAll(SECRETS);
        List<?> packages = (List<?>) read("server.json").get("packages");
        for (Object entry : (List<?>) Json.object(packages.get(0)).get("environmentVariables")) {
            Map<String, Object> variable = Json.object(entry);
            String name = String.valueOf(variable.get("name"));
            assertThat(asked()).contains(name);
            assertThat(variable.getOrDefault("isRequired", false)).as(name).isEqualTo(required.remove(name));
            assertThat(variable.getOrDefault("isSecret", false)).as(name).isEqualTo(SECRETS.contains(name));
        }
        assertThat(required).isEmpty();
    }

    @Test
    void manifestWhenReadThenItsVariablesAreThoseOfTheProgram() throws IOException {
        Map<String, Object> manifest = read("manifest.json");
        Map<String, Object> start = object(object(manifest, "server"), "mcp_config");
        Map<String, Object> variables = object(start, "env");
        assertThat(asked()).containsAll(variables.keySet());
        assertThat(variables.keySet()).containsAll(LEAST.keySet());
        assertThat(object(object(object(start, "platform_overrides"), "win32"), "env"))
                .containsAllEntriesOf(variables);
        Map<String, Object> settings = object(manifest, "user_config");
        List<Object> used = new ArrayList<>();
        settings.keySet().forEach(name -> used.add("${user_config." + name + "}"));
        assertThat(variables.values()).containsExactlyInAnyOrderElementsOf(used);
        assertThat(object(settings, "client_secret")).containsEntry("sensitive", true);
        settings.values().forEach(setting -> {
            // For a setting with neither of them, an application would leave the placeholder in place.
            assertThat(Json.object(setting)).containsAnyOf(Map.entry("required", true), Map.entry("default", ""));
        });
    }

    @Test
    void descriptionsWhenReadThenTellTheVersionAndNameOfTheBuild() throws IOException {
        String version = Files.readString(Path.of("pom.xml")).replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");
        Map<String, Object> registration = read("server.json");
        assertThat(registration).containsEntry("version", version);
        assertThat(read("manifest.json")).containsEntry("version", version);
        // The registry uses this label to check that the image belongs to the named server.
        assertThat(Files.readString(Path.of("Dockerfile")))
                .contains("ARG REGISTRY_NAME=" + registration.get("name") + "\n")
                .contains("LABEL io.modelcontextprotocol.server.name=\"$REGISTRY_NAME\"");
    }

    /** Returns the names of the settings that the program looks up, with and without {@code _FILE}. */
    private static Set<String> asked() {
        Set<String> names = new HashSet<>();
        ServerConfig.from(new Settings(
                new HashMap<>(LEAST) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String get(Object name) {
                        names.add((String) name);
                        return super.get(name);
                    }
                },
                Path.of("target")));
        return names;
    }

    private static Map<String, Object> read(String name) throws IOException {
        return Json.object(Json.read(Files.readString(PACKAGING.resolve(name))));
    }

    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return Json.object(parent.get(name));
    }
}
