package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Parameters;
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
     * Does it. @throws dev.yata.mcp.server.schema.InvalidArgument or {@link dev.yata.stdio.todoapi.ApiFailure} with advice
     */
    Result call(Arguments arguments, CallContext conversation);
}
