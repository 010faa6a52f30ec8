package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.mcp.server.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visits everything that the server lists with the Inspector's command line, which can't ask a user. */
class InspectorIT {

    private static final String SCRIPT = "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js";

    private final NodePeers peers = NodePeers.open();
    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void stop() {
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "auto", "modern"})
    void everythingListedWhenVisitedThenAnswers(String era) {
        // In strict mode, schemas that a model's provider may reject are errors.
        List<?> tools = listed(era, "tools/list", "tools", "--strict");
        assertThat(tools).extracting(tool -> Json.object(tool).get("name")).isEqualTo(TourScript.TOOLS);
        for (Object tool : tools) {
            Map<String, Object> result = call(era, Json.object(tool));
            assertThat(result.toString())
                    .contains(TourScript.BEGINNINGS.get(Json.object(tool).get("name")));
            assertThat(result).containsKey("structuredContent");
        }
        List<?> resources = listed(era, "resources/list", "resources");
        assertThat(resources).extracting(each -> Json.object(each).get("uri")).isEqualTo(TourScript.RESOURCES);
        for (String uri : TourScript.RESOURCES) {
            assertThat(listed(era, "resources/read", "contents", "--uri", uri)).isNotEmpty();
        }
        assertThat(listed(era, "resources/templates/list", "resourceTemplates"))
                .extracting(each -> Json.object(each).get("uriTemplate"))
                .isEqualTo(TourScript.TEMPLATES);
        List<?> prompts = listed(era, "prompts/list", "prompts");
        assertThat(prompts).extracting(each -> Json.object(each).get("name")).isEqualTo(TourScript.PROMPTS);
        for (Object prompt : prompts) {
            assertThat(get(era, Json.object(prompt))).isNotEmpty();
        }
    }

    private Map<String, Object> call(String era, Map<String, Object> tool) {
        String name = String.valueOf(tool.get("name"));
        Map<String, Object> arguments = TourScript.withConfirmation(name, Json.object(tool.get("inputSchema")));
        return run(era, "tools/call", "--tool-name", name, "--tool-args-json", Json.write(arguments));
    }

    private List<?> get(String era, Map<String, Object> prompt) {
        List<String> options = new ArrayList<>(List.of("--prompt-name", String.valueOf(prompt.get("name"))));
        for (Object parameter : (List<?>) prompt.getOrDefault("arguments", List.of())) {
            String name = String.valueOf(Json.object(parameter).get("name"));
            assertThat(TourScript.VALUES).containsKey(name);
            options.addAll(List.of("--prompt-args", name + "=" + TourScript.VALUES.get(name)));
        }
        return listed(era, "prompts/get", "messages", options.toArray(String[]::new));
    }

    private List<?> listed(String era, String method, String member, String... options) {
        return (List<?>) run(era, method, options).get(member);
    }

    private Map<String, Object> run(String era, String method, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("--cli", "--quiet", "--format", "json", "--protocol-era", era, "--method", method));
        arguments.addAll(List.of(options));
        McpProcess.settings(backend).forEach((name, value) -> arguments.addAll(List.of("-e", name + "=" + value)));
        arguments.add("--");
        arguments.addAll(McpProcess.command());
        NodePeers.Output output = peers.run(SCRIPT, arguments.toArray(String[]::new));
        assertThat(output.exitCode()).as("%s: %s", method, output.stderr()).isZero();
        return Json.object(output.json().get("result"));
    }
}
