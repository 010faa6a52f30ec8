package dev.yata.stdio.prompt;

import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Parameters;
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
     * @throws dev.yata.mcp.server.schema.InvalidArgument or {@link dev.yata.stdio.todoapi.ApiFailure} with advice
     */
    List<Content> words(Arguments arguments);
}
