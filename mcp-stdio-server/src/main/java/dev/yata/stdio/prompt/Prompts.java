package dev.yata.stdio.prompt;

import dev.yata.mcp.server.schema.Parameter;
import dev.yata.stdio.resource.Refusals;
import dev.yata.stdio.resource.Today;
import dev.yata.stdio.resource.TodoIds;
import dev.yata.stdio.todoapi.TodoApi;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncCompletionSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncPromptSpecification;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import reactor.core.publisher.Mono;

/** All prompts, as the SDK's server takes them. */
public final class Prompts {

    private static final int MOST_TAGS = 100;

    private final TodoApi api;
    private final List<TodoPrompt> all;

    public Prompts(TodoApi api, Today today) {
        this.api = api;
        this.all = List.of(new PlanMyDay(api, today), new WeeklyReview(api, today), new BreakDownTask(api, today));
    }

    public List<AsyncPromptSpecification> specifications() {
        List<AsyncPromptSpecification> specifications = new ArrayList<>();
        for (TodoPrompt prompt : all) {
            specifications.add(new AsyncPromptSpecification(
                    definition(prompt), (context, request) -> Mono.fromSupplier(() -> result(prompt, request))));
        }
        return specifications;
    }

    /** Tags by their beginning, most used first; IDs by words of the title. */
    public List<AsyncCompletionSpecification> completions() {
        List<AsyncCompletionSpecification> completions = new ArrayList<>();
        for (TodoPrompt prompt : all) {
            completions.add(new AsyncCompletionSpecification(
                    new PromptReference(prompt.name()),
                    (context, request) -> Mono.fromSupplier(
                            () -> Refusals.worded("prompt", prompt.name(), () -> completed(request.argument())))));
        }
        return completions;
    }

    private static Prompt definition(TodoPrompt prompt) {
        List<PromptArgument> arguments = new ArrayList<>();
        for (Parameter parameter : prompt.parameters().all()) {
            arguments.add(new PromptArgument(parameter.name(), null, parameter.description(), parameter.required()));
        }
        return new Prompt(prompt.name(), prompt.title(), prompt.description(), arguments, null, prompt.icons());
    }

    private static GetPromptResult result(TodoPrompt prompt, GetPromptRequest request) {
        return Refusals.worded("prompt", prompt.name(), () -> {
            Map<String, Object> arguments = request.arguments();
            List<PromptMessage> messages = new ArrayList<>();
            for (Content words : prompt.words(prompt.parameters().read(arguments == null ? Map.of() : arguments))) {
                messages.add(new PromptMessage(Role.USER, words));
            }
            return new GetPromptResult(prompt.description(), messages, null);
        });
    }

    private CompleteResult completed(CompleteArgument argument) {
        return switch (argument.name()) {
            case Facts.TAG -> tags(argument.value().toLowerCase(Locale.ROOT));
            case BreakDownTask.ID -> new TodoIds(api).matching(argument.value());
            default -> new CompleteResult(new CompleteCompletion(List.of(), 0, false));
        };
    }

    private CompleteResult tags(String beginning) {
        List<String> tags = new ArrayList<>();
        for (String tag : api.overview().tags().keySet()) {
            if (tag.toLowerCase(Locale.ROOT).startsWith(beginning) && tags.size() < MOST_TAGS) {
                tags.add(tag);
            }
        }
        return new CompleteResult(new CompleteCompletion(tags, tags.size(), false));
    }
}
