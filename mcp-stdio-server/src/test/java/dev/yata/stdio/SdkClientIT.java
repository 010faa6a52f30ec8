package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.yata.client.FakeBackend;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.protocol.Connection;
import io.modelcontextprotocol.json.schema.jackson3.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteReference;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.SubscribeRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.UnsubscribeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Visits everything that the server lists with the Java SDK's client, in every version it supports. The SDK's schema
 * validator checks every structured result.
 */
class SdkClientIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final FakeBackend backend = new FakeBackend();
    private final DefaultJsonSchemaValidator validator = new DefaultJsonSchemaValidator();

    static List<String> versions() {
        return Connection.VERSIONS.subList(1, Connection.VERSIONS.size());
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everythingListedWhenVisitedThenAnswers(String version) {
        try (SdkClient client = new SdkClient(backend, version)) {
            assertThat(client.mcp.getCurrentInitializationResult().protocolVersion())
                    .isEqualTo(version);
            assertThat(client.mcp.getServerInstructions()).contains("list_todos");
            assertThat(client.mcp.ping()).isNotNull();
            client.mcp.setLoggingLevel(LoggingLevel.INFO);

            visitTools(client, version.compareTo("2025-06-18") >= 0);
            visitResources(client);
            visitTemplates(client);
            visitPrompts(client);

            await().atMost(TIMEOUT)
                    .until(() -> Stream.concat(TourScript.TOOLS.stream(), TourScript.PROMPTS.stream())
                            .allMatch(name -> client.logged.stream()
                                    .anyMatch(message -> message.data().contains("name=\"" + name + "\" outcome=ok"))));
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(client.progress)
                            .extracting(
                                    ProgressNotification::progressToken,
                                    ProgressNotification::progress,
                                    ProgressNotification::total)
                            .containsExactlyElementsOf(wholeProgress()));
        }
    }

    @Test
    void resourceWhenItChangesThenIsToldToSubscribersOfEveryVersion() {
        backend.lifelike();
        List<SdkClient> clients = new ArrayList<>();
        try {
            for (String version : versions()) {
                SdkClient client = new SdkClient(backend, version);
                clients.add(client);
                client.mcp.subscribeResource(
                        SubscribeRequest.builder(TourScript.WATCHED).build());
            }
            for (SdkClient client : clients) {
                await().atMost(TIMEOUT).until(() -> !client.updated.isEmpty());
                assertThat(client.updated).extracting(ResourceContents::uri).containsOnly(TourScript.WATCHED);
                client.mcp.unsubscribeResource(
                        UnsubscribeRequest.builder(TourScript.WATCHED).build());
            }
        } finally {
            clients.forEach(SdkClient::close);
        }
    }

    private static List<Tuple> wholeProgress() {
        return TourScript.BATCHES.stream()
                .flatMap(tool -> Stream.of(tuple(tool, 0.0, 1.0), tuple(tool, 1.0, 1.0)))
                .toList();
    }

    private void visitTools(SdkClient client, boolean asks) {
        List<Tool> tools = client.mcp.listTools().tools();
        assertThat(tools).extracting(Tool::name).containsExactlyElementsOf(TourScript.TOOLS);
        for (Tool tool : tools) {
            Map<String, Object> arguments = asks
                    ? Json.object(TourScript.ARGUMENTS.get(tool.name()))
                    : TourScript.withConfirmation(tool.name(), tool.inputSchema());
            assertThat(validator.validate(tool.inputSchema(), arguments).valid())
                    .isTrue();
            int asked = client.questions.size();
            CallToolResult first = visit(client, tool, arguments, Action.DECLINE);
            if (client.questions.size() > asked) {
                assertThat(text(first)).startsWith("The user refused: nothing was deleted");
                assertThat(text(visit(client, tool, arguments, Action.CANCEL)))
                        .contains(": nothing was deleted. Ask the");
                first = visit(client, tool, arguments, Action.ACCEPT);
            }
            assertThat(text(first)).startsWith(TourScript.BEGINNINGS.get(tool.name()));
        }
        assertThat(client.questions).hasSize(asks ? 3 : 0).allMatch(question -> question.contains("Buy milk"));
        assertThat(backend.apiRequests.stream().filter(seen -> seen.method().equals("DELETE")))
                .as("who says no keeps the todo")
                .hasSize(1);
    }

    private CallToolResult visit(SdkClient client, Tool tool, Map<String, Object> arguments, Action action) {
        CallToolResult result = client.call(tool.name(), arguments, action);
        assertThat(result.isError()).as("%s", result).isFalse();
        assertThat(validator
                        .validate(tool.outputSchema(), result.structuredContent())
                        .errorMessage())
                .isNull();
        return result;
    }

    private static void visitResources(SdkClient client) {
        List<Resource> resources = client.mcp.listResources().resources();
        assertThat(resources).extracting(Resource::uri).containsExactlyElementsOf(TourScript.RESOURCES);
        for (Resource resource : resources) {
            assertThat(client.mcp.readResource(resource).contents())
                    .extracting(ResourceContents::uri)
                    .containsExactly(resource.uri());
        }
    }

    private static void visitTemplates(SdkClient client) {
        List<ResourceTemplate> templates = client.mcp.listResourceTemplates().resourceTemplates();
        assertThat(templates).extracting(ResourceTemplate::uriTemplate).containsExactlyElementsOf(TourScript.TEMPLATES);
        for (ResourceTemplate template : templates) {
            String uri = template.uriTemplate();
            for (Map.Entry<String, Object> word : TourScript.VALUES.entrySet()) {
                String variable = "{" + word.getKey() + "}";
                if (uri.contains(variable)) {
                    assertCompleted(client, new ResourceReference(template.uriTemplate()), word.getKey());
                    uri = uri.replace(variable, word.getValue().toString());
                }
            }
            assertThat(client.mcp
                            .readResource(ReadResourceRequest.builder(uri).build())
                            .contents())
                    .hasSize(1);
        }
    }

    private static void visitPrompts(SdkClient client) {
        List<Prompt> prompts = client.mcp.listPrompts().prompts();
        assertThat(prompts).extracting(Prompt::name).containsExactlyElementsOf(TourScript.PROMPTS);
        for (Prompt prompt : prompts) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            for (PromptArgument argument : prompt.arguments()) {
                assertThat(TourScript.VALUES).containsKey(argument.name());
                arguments.put(argument.name(), TourScript.VALUES.get(argument.name()));
                assertCompleted(client, new PromptReference(prompt.name()), argument.name());
            }
            assertThat(client.mcp
                            .getPrompt(GetPromptRequest.builder(prompt.name())
                                    .arguments(arguments)
                                    .build())
                            .messages())
                    .isNotEmpty();
        }
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    private static void assertCompleted(SdkClient client, CompleteReference reference, String name) {
        String typed = TourScript.TYPED_BEGINNINGS.get(name).toString();
        List<String> values = client.mcp
                .completeCompletion(CompleteRequest.builder(reference, new CompleteArgument(name, typed))
                        .build())
                .completion()
                .values();
        if (typed.isEmpty()) {
            assertThat(values).isEmpty();
        } else {
            assertThat(values).contains(TourScript.VALUES.get(name).toString());
        }
    }
}
