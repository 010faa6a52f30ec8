package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.CompleteReference;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs official clients on real services. They start the server like an assistant and use everything that it lists. */
@ExtendWith(SharedServices.class)
class TourIT {

    private static final String TESTS = "mcp-stdio-server/src/test/";

    private static RunningServices services;

    private TodoUser user;
    private String kept;
    private String doomed;
    private ObjectNode script;

    @BeforeAll
    static void start(RunningServices shared) {
        services = shared;
    }

    @BeforeEach
    void fillAnAccount() throws Exception {
        user = new TodoUser(services, "tourist");
        Map<String, Object> todo = Map.of(
                "title",
                "Buy milk",
                "tags",
                List.of("home"),
                "due_date",
                LocalDate.now(ZoneId.systemDefault()).minusDays(1).toString());
        kept = user.create(todo);
        doomed = user.create(todo);
        String text = Files.readString(services.installation.root().resolve(TESTS + "resources/tour-script.json"));
        script = (ObjectNode)
                JsonMapper.shared().readTree(text.replace("$ID", kept).replace("$DOOMED", doomed));
    }

    @Test
    void everythingListedWhenJavaClientVisitsThenAnswers() throws Exception {
        ServerParameters command = ServerParameters.builder(
                        services.installation.script().toString())
                .args("mcp")
                .env(user.environment())
                .build();
        try (McpSyncClient client = McpClient.sync(new StdioClientTransport(command, McpJsonDefaults.getMapper()))
                .capabilities(ClientCapabilities.builder().elicitation().build())
                .elicitation(question -> new ElicitResult(ElicitResult.Action.ACCEPT, Map.of("confirm", true)))
                .enableCallToolSchemaCaching(true)
                .build()) {
            client.initialize();
            visitTools(client);
            visitResources(client);
            visitPrompts(client);
        }
        assertDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "2026-07-28"})
    void everythingListedWhenJavaScriptClientVisitsThenAnswers(String mode) throws Exception {
        script.put("peer", "client").put("mode", mode).put("asks", true);
        script.putPOJO("command", List.of(services.installation.script().toString(), "mcp"));
        script.putPOJO("environment", user.environment());

        JsonNode report = NodeTour.of(services.installation.root()).run(script);

        assertThat(report.path("era").asString()).isEqualTo(mode.equals("legacy") ? "legacy" : "modern");
        assertThat(report.path("tools")
                        .valueStream()
                        .map(visit -> visit.path("name").asString())
                        .distinct())
                .containsExactlyElementsOf(script.path("arguments").propertyNames());
        assertThat(report.path("tools").valueStream())
                .noneMatch(visit -> visit.path("isError").asBoolean(false));
        assertListed(report.path("resources"), "uri", "resources");
        assertListed(report.path("templates"), "uriTemplate", "templates");
        assertListed(report.path("prompts"), "name", "prompts");
        assertThat(report.at("/templates/0/completions/id").toString()).contains(kept);
        assertThat(report.path("changed")).isEqualTo(script.path("watched"));
        assertDone();
    }

    /** Checks the text of the tools' answers. */
    private void assertDone() throws Exception {
        assertThat(JsonMapper.shared()
                        .readTree(user.get(kept).body())
                        .path("completed")
                        .asBoolean())
                .isTrue();
        assertThat(user.get(doomed).statusCode()).isEqualTo(404);
    }

    private void visitTools(McpSyncClient client) {
        List<Tool> tools = client.listTools().tools();
        assertThat(tools)
                .extracting(Tool::name)
                .containsExactlyElementsOf(script.path("arguments").propertyNames());
        for (Tool tool : tools) {
            CallToolResult result = client.callTool(CallToolRequest.builder(tool.name())
                    .arguments(arguments(tool.name()))
                    .build());
            assertThat(result.isError()).as("%s: %s", tool.name(), result).isFalse();
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> arguments(String tool) {
        return JsonMapper.shared().convertValue(script.path("arguments").path(tool), Map.class);
    }

    private void visitResources(McpSyncClient client) {
        List<Resource> resources = client.listResources().resources();
        assertThat(resources).extracting(Resource::uri).containsExactlyElementsOf(names("resources"));
        for (Resource resource : resources) {
            assertThat(client.readResource(resource).contents()).hasSize(1);
        }
        List<ResourceTemplate> templates = client.listResourceTemplates().resourceTemplates();
        assertThat(templates).extracting(ResourceTemplate::uriTemplate).containsExactlyElementsOf(names("templates"));
        assertThat(client.readResource(
                                ReadResourceRequest.builder("todo://" + kept).build())
                        .contents())
                .hasSize(1);
        assertThat(completed(client, new ResourceReference("todo://{id}"), "id"))
                .contains(kept);
    }

    private void visitPrompts(McpSyncClient client) {
        List<Prompt> prompts = client.listPrompts().prompts();
        assertThat(prompts).extracting(Prompt::name).containsExactlyElementsOf(names("prompts"));
        for (Prompt prompt : prompts) {
            Map<String, Object> arguments = new HashMap<>();
            for (PromptArgument argument : prompt.arguments()) {
                String word = script.path("words").path(argument.name()).asString();
                arguments.put(argument.name(), word);
                if (!script.path("typed").path(argument.name()).asString().isEmpty()) {
                    assertThat(completed(client, new PromptReference(prompt.name()), argument.name()))
                            .contains(word);
                }
            }
            assertThat(client.getPrompt(GetPromptRequest.builder(prompt.name())
                                    .arguments(arguments)
                                    .build())
                            .messages())
                    .isNotEmpty();
        }
    }

    private List<String> completed(McpSyncClient client, CompleteReference reference, String name) {
        String typed = script.path("typed").path(name).asString();
        return client.completeCompletion(CompleteRequest.builder(reference, new CompleteArgument(name, typed))
                        .build())
                .completion()
                .values();
    }

    private void assertListed(JsonNode visits, String name, String expected) {
        assertThat(visits.valueStream().map(visit -> visit.path(name).asString()))
                .containsExactlyElementsOf(names(expected));
    }

    private List<String> names(String member) {
        return script.path(member).valueStream().map(JsonNode::asString).toList();
    }
}
