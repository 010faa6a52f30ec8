package dev.yata.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.yata.command.Installation;
import dev.yata.command.StartupArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Moves the packages to another folder and launches them without this machine's Java and variables. */
class ImageIT {

    private static final Map<String, String> NO_CLIENT = Map.of(
            "OAUTH_CLIENT_ID", "none",
            "OAUTH_CLIENT_SECRET", "none",
            "OAUTH_TOKEN_URL", "http://127.0.0.1:1/oauth/token",
            "API_BASE_URL", "http://127.0.0.1:1/api/v1");

    @TempDir
    private static Path folder;

    private static Path made;
    private static Path image;

    @BeforeAll
    static void makeAndMove() throws Exception {
        Installation installation = Installation.current();
        Process builder = new ProcessBuilder(installation.java(List.of(
                        "-Dyata.root=" + installation.root(),
                        "-jar",
                        installation.jar("image-builder").toString(),
                        "--release-url",
                        "https://github.com/yata/yata/releases/download/v1/",
                        "--container-image",
                        "images.example/mcp-yata:1")))
                .redirectErrorStream(true)
                .start();
        String output = new String(builder.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(builder.waitFor()).as(output).isZero();
        made = installation.root().resolve("target/image");
        image = Files.move(made.resolve("mcp-yata-" + Platform.current()), folder.resolve("moved 'here'"));
    }

    @Test
    void launchWhenImageWasMovedThenStartsFromItsArchive() throws Exception {
        // With these options a JVM does not start if it cannot use its archive.
        String must = StartupArchive.in(folder, "any").isSelfContained() ? "-XX:AOTMode=on" : "-Xshare:on";
        try (LaunchedServer server = launch(Map.of("YATA_JAVA_OPTIONS", must))) {
            assertThat(server.result("tools/list", "{}").path("tools").size()).isPositive();
        }
    }

    @Test
    void launchWhenThroughALinkThenFilesAreThoseOfTheCaller() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("linked"), image.resolve("bin/mcp-yata"));
        StringBuilder dotenv = new StringBuilder();
        NO_CLIENT.forEach(
                (name, value) -> dotenv.append(name).append('=').append(value).append('\n'));
        Files.writeString(folder.resolve("relative.env"), dotenv);
        List<String> command = List.of("/bin/sh", "-c", "cd '" + folder + "' && exec ./linked");
        // The launcher needs one program, readlink.
        Map<String, String> variables = Map.of("ENV_FILE", "relative.env", "PATH", System.getenv("PATH"));
        try (LaunchedServer server = new LaunchedServer(command, variables, errors())) {
            assertThat(server.result("ping", "{}").isObject()).isTrue();
        } finally {
            Files.delete(link);
        }
    }

    /** Makes the folder with a shell, because this JVM may not support the name. */
    @Test
    void launchWhenFoldersAreNamedBeyondAsciiAndNoLocaleIsSetThenServes() throws Exception {
        String settings = """
                cd "$1"; office=$(printf 'B\\303\\274ro \\303\\274'); mkdir -p "$office"; cd "$office"
                export ENV_FILE="$1/$office/my.env" TOOL_TEXTS="{\\"instructions\\":\\"$office\\"}"
                printf '%s\\n' OAUTH_CLIENT_ID=a OAUTH_CLIENT_SECRET=b OAUTH_TOKEN_URL=http://127.0.0.1:1/ \\
                    API_BASE_URL=http://127.0.0.1:1/ >my.env
                """;
        String moved = "cp -R \"$2\" image; exec image/bin/mcp-yata";
        String cloned = "ln -s \"$2\"/* .; rm yata; cp \"$2/yata\" .; exec ./yata mcp";
        Map<String, String> variables =
                Map.of("JAVA_HOME", Installation.current().javaHome().toString());
        for (Map.Entry<String, Path> one :
                Map.of(moved, image, cloned, Installation.current().root()).entrySet()) {
            List<String> command = List.of(
                    "/bin/sh",
                    "-ec",
                    settings + one.getKey(),
                    "sh",
                    folder.toString(),
                    one.getValue().toString());
            try (LaunchedServer server = new LaunchedServer(command, variables, errors())) {
                assertThat(server.result("initialize", LaunchedServer.INITIALIZE)
                                .path("instructions")
                                .asString())
                        .isEqualTo("Büro ü");
            }
        }
    }

    @Test
    void launchWhenJvmIsToldToPrintThenStdoutStaysTheProtocols() throws Exception {
        String loud = "-Xlog:gc*:stdout -Xlog:all=info -XX:+PrintFlagsFinal -showversion -XX:+PrintCommandLineFlags";
        Map<String, String> noise = Map.of(
                "JAVA_TOOL_OPTIONS", loud,
                "JDK_JAVA_OPTIONS", loud,
                "_JAVA_OPTIONS", loud,
                "_JAVA_LAUNCHER_DEBUG", "1",
                "YATA_JAVA_OPTIONS", "-XX:-DisplayVMOutputToStderr -XX:+PrintFlagsFinal -XX:+PrintCommandLineFlags");
        for (List<String> command : launchers()) {
            try (LaunchedServer server = launch(command, noise)) {
                server.call("list_todos");
            }
        }
    }

    @Test
    void launchWhenArchiveIsBrokenOrGoneThenServesWithoutIt() throws Exception {
        for (List<String> command : launchers()) {
            Path archive = archiveOf(command);
            Path kept = Files.exists(archive) ? Files.move(archive, folder.resolve("kept")) : null;
            try {
                launch(command, Map.of()).close();
                Files.createDirectories(archive.getParent());
                Files.writeString(archive, "no archive of any JVM");
                launch(command, Map.of()).close();
                if (kept != null) {
                    byte[] half = Files.readAllBytes(kept);
                    Files.write(archive, Arrays.copyOf(half, half.length / 2));
                    assertNothingButMessages(command);
                }
            } finally {
                Files.deleteIfExists(archive);
                if (kept != null) {
                    Files.move(kept, archive);
                }
            }
        }
    }

    /** A JVM may crash on half an archive, but it must not print to stdout. */
    private static void assertNothingButMessages(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors().toFile());
        builder.environment().clear();
        builder.environment().putAll(NO_CLIENT);
        builder.environment().put("JAVA_HOME", Installation.current().javaHome().toString());
        Process server = builder.start();
        server.getOutputStream().close();
        assertThat(server.getInputStream().readAllBytes()).asString().isEmpty();
    }

    @Test
    void callWhenApiSpeaksTlsThenModulesSuffice() throws Exception {
        try (TlsBackend backend = TlsBackend.start(folder)) {
            Map<String, String> variables = new HashMap<>(NO_CLIENT);
            variables.put("OAUTH_TOKEN_URL", backend.url() + "/oauth/token");
            variables.put("API_BASE_URL", backend.url() + "/api/v1");
            variables.put("YATA_JAVA_OPTIONS", backend.trust());
            try (LaunchedServer server = launch(variables)) {
                assertThat(server.call("list_todos")).startsWith("No todos found");
            }
        }
        assertThat(errors()).content().doesNotContain("NoClassDefFoundError", "NoSuchAlgorithm");
    }

    @Test
    void callWhenClientHasAKeyAndBindsItsTokensThenModulesSuffice() throws Exception {
        Path key = folder.resolve("desk.jwk");
        Files.writeString(
                key, new ECKeyGenerator(Curve.P_256).keyID("desk").generate().toJSONString());
        try (TlsBackend backend = TlsBackend.start(folder)) {
            Map<String, String> variables = new HashMap<>(NO_CLIENT);
            variables.remove("OAUTH_CLIENT_SECRET");
            variables.put("OAUTH_PRIVATE_KEY_FILE", key.toString());
            variables.put("OAUTH_DPOP", "true");
            variables.put("OAUTH_TOKEN_URL", backend.url() + "/oauth/token");
            variables.put("API_BASE_URL", backend.url() + "/api/v1");
            variables.put("YATA_JAVA_OPTIONS", backend.trust());
            try (LaunchedServer server = new LaunchedServer(launcher(), variables, errors())) {
                assertThat(server.call("list_todos")).startsWith("No todos found");
            }
        }
        assertThat(errors()).content().doesNotContain("NoClassDefFoundError", "NoSuchAlgorithm");
    }

    @Test
    void bundleWhenUnpackedAndStartedAsItsManifestSaysThenAnswersWhatItLists() throws Exception {
        Path unpacked = folder.resolve("unpacked bundle");
        unpack(only(".mcpb"), unpacked);
        JsonNode manifest = JsonMapper.shared().readTree(unpacked.resolve("manifest.json"));
        Map<String, String> known = new HashMap<>(Map.of("${__dirname}", unpacked.toString()));
        manifest.path("user_config")
                .properties()
                .forEach(setting -> known.put(
                        "${user_config." + setting.getKey() + "}",
                        setting.getValue().path("default").asString("asked-for")));
        assertThat(manifest.at("/compatibility/platforms").toString())
                .isEqualTo("[\"" + Platform.current().node() + "\"]");
        assertThat(manifest.at("/user_config/client_secret/sensitive").asBoolean())
                .isTrue();
        for (JsonNode setting : manifest.path("user_config")) {
            assertThat(setting.propertyNames()).contains("type", "title", "description");
        }
        assertThat(unpacked.resolve(manifest.at("/server/entry_point").asString()))
                .isExecutable();
        assertThat(unpacked.resolve(manifest.path("icon").asString())).exists();
        // The options for Windows work on this system too.
        for (String start : List.of("/server/mcp_config", "/server/mcp_config/platform_overrides/win32")) {
            try (LaunchedServer server = launchAs(manifest.at(start), known)) {
                assertThat(server.result("tools/list", "{}").path("tools").findValuesAsString("name"))
                        .isEqualTo(manifest.path("tools").findValuesAsString("name"))
                        .isNotEmpty();
            }
        }
    }

    private static LaunchedServer launchAs(JsonNode start, Map<String, String> known) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(filled(start.path("command"), known).replace(".exe", "")));
        start.path("args").forEach(argument -> command.add(filled(argument, known)));
        Map<String, String> variables = new HashMap<>();
        start.path("env").properties().forEach(entry -> variables.put(entry.getKey(), filled(entry.getValue(), known)));
        assertThat(variables.values()).noneMatch(value -> value.contains("${"));
        return new LaunchedServer(command, variables, errors());
    }

    @Test
    void registrationWhenWrittenThenNamesTheBundleAndItsHash() throws Exception {
        Path bundle = only(".mcpb");
        JsonNode download =
                JsonMapper.shared().readTree(made.resolve("server.json")).at("/packages/1");
        assertThat(download.path("identifier").asString())
                .isEqualTo("https://github.com/yata/yata/releases/download/v1/" + bundle.getFileName());
        Process sum = new ProcessBuilder("sha256sum", bundle.toString()).start();
        assertThat(new String(sum.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith(download.path("fileSha256").asString() + " ");
    }

    private static String filled(JsonNode text, Map<String, String> known) {
        String filled = text.asString();
        for (Map.Entry<String, String> variable : known.entrySet()) {
            filled = filled.replace(variable.getKey(), variable.getValue());
        }
        return filled;
    }

    /** Unpacks like an application that does not support entries for folders. */
    private static void unpack(Path zip, Path target) throws IOException {
        try (ZipFile entries = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(entries.getEntries())) {
                assertThat(entry.isDirectory()).as(entry.getName()).isFalse();
                Path file = target.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream content = entries.getInputStream(entry)) {
                    Files.copy(content, file);
                }
                assertThat(file.toFile().setExecutable((entry.getUnixMode() & 0100) != 0))
                        .isTrue();
            }
        }
    }

    private static Path only(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(made)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findAny()
                    .orElseThrow();
        }
    }

    private static List<List<String>> launchers() {
        return List.of(launcher(), List.of(Installation.current().script().toString(), "mcp"));
    }

    private static List<String> launcher() {
        return List.of(image.resolve("bin/mcp-yata").toString());
    }

    /** Returns the archive that the launched JVM uses. */
    private static Path archiveOf(List<String> command) throws IOException {
        try (LaunchedServer server = launch(command, Map.of())) {
            Path java = Path.of(server.process.toHandle().info().command().orElseThrow());
            if (java.startsWith(image)) {
                return StartupArchive.in(image.resolve("lib/mcp-yata"), "mcp-stdio-server")
                        .file();
            }
            String version = Files.readAllLines(java.resolve("../../release").normalize()).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .findAny()
                    .orElseThrow()
                    .replaceAll("[^0-9.]", "");
            String suffix = version.startsWith("17.") ? ".jsa" : ".aot";
            return Installation.current().root().resolve("target/archives/" + version + "/mcp-stdio-server" + suffix);
        }
    }

    private static LaunchedServer launch(Map<String, String> variables) throws IOException {
        return launch(launcher(), variables);
    }

    private static LaunchedServer launch(List<String> command, Map<String, String> variables) throws IOException {
        Map<String, String> all = new HashMap<>(NO_CLIENT);
        // For ./yata; the image has its own Java.
        all.put("JAVA_HOME", Installation.current().javaHome().toString());
        all.putAll(variables);
        return new LaunchedServer(command, all, errors());
    }

    private static Path errors() {
        return folder.resolve("stderr");
    }
}
