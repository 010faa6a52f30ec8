package dev.yata.mcp.server.prompt;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.content.Content;
import dev.yata.mcp.server.content.Icon;
import dev.yata.mcp.server.json.JsonObject;
import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Completion;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Defines a prompt: its description for a client, and its messages for the model.
 *
 * @param description explains to the user when to use the prompt
 * @param completion finds values for the arguments
 */
public record PromptDefinition(
        String name,
        String title,
        String description,
        Parameters parameters,
        List<Icon> icons,
        Writer writer,
        Completion.Source completion)
        implements JsonObject {

    /** Writes the messages of a prompt. */
    @FunctionalInterface
    public interface Writer {

        /**
         * Returns the messages of the user to the model.
         *
         * @throws dev.yata.mcp.server.schema.InvalidArgument when an argument breaks a rule
         * @throws dev.yata.mcp.server.call.CallFailed with advice
         */
        List<Content> write(Arguments arguments, CallContext context);
    }

    public PromptDefinition(
            String name, String title, String description, Parameters parameters, List<Icon> icons, Writer writer) {
        this(name, title, description, parameters, icons, writer, (argument, typed) -> Completion.NONE);
    }

    /** Returns the prompt as {@code prompts/list} shows it. */
    @Override
    public Members members() {
        List<Members> arguments = new ArrayList<>();
        for (Parameter parameter : parameters.all()) {
            arguments.add(new Members()
                    .with("name", parameter.name())
                    .with("description", parameter.description())
                    .with("required", parameter.required()));
        }
        return new Members()
                .with("name", name)
                .with("title", title)
                .with("description", description)
                .with("arguments", arguments)
                .with("icons", icons.isEmpty() ? null : icons);
    }

    /** Checks the arguments and returns the prompt as {@code prompts/get} shows it. */
    public Members get(Map<String, @Nullable Object> arguments, CallContext context) {
        List<Members> messages = new ArrayList<>();
        for (Content content : writer.write(parameters.read(arguments), context)) {
            messages.add(new Members().with("role", "user").with("content", content));
        }
        return new Members().with("description", description).with("messages", messages);
    }
}
