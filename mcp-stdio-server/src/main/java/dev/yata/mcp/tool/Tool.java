package dev.yata.mcp.tool;

import dev.yata.mcp.conversation.Conversation;
import dev.yata.mcp.schema.Arguments;
import dev.yata.mcp.schema.Parameters;
import java.util.Map;

/** One tool. */
interface Tool {

    String name();

    String title();

    /** What it does and when to use it, for a model. */
    String description();

    Parameters parameters();

    /** JSON Schema of {@link Result#structured}; its root is an object. */
    Map<String, Object> resultSchema();

    Effect effect();

    /**
     * Does it. @throws dev.yata.mcp.schema.InvalidArgument or {@link dev.yata.mcp.todoapi.ApiFailure} with advice
     */
    Result call(Arguments arguments, Conversation conversation);
}
