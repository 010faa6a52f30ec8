package dev.yata.mcp.prompt;

import dev.yata.mcp.schema.Arguments;
import dev.yata.mcp.schema.Parameters;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.Icon;
import java.util.List;

/** One prompt. */
interface TodoPrompt {

    String name();

    String title();

    /** What the user gets, for the user. */
    String description();

    Parameters parameters();

    List<Icon> icons();

    /**
     * What the user says to the model.
     *
     * @throws dev.yata.mcp.schema.InvalidArgument or {@link dev.yata.mcp.todoapi.ApiFailure} with advice
     */
    List<Content> words(Arguments arguments);
}
