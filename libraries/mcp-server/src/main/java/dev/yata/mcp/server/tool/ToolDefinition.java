package dev.yata.mcp.server.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.call.CallFailed;
import dev.yata.mcp.server.call.InputRequired;
import dev.yata.mcp.server.call.RequestId;
import dev.yata.mcp.server.json.JsonObject;
import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.log.ExceptionLine;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.InvalidArgument;
import dev.yata.mcp.server.schema.Parameters;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Defines a tool: its description for a client, and its work.
 *
 * @param description explains to a model what the tool does and when to use it
 * @param resultSchema JSON Schema of the structured result, an object; null if the result is only text
 * @param meta {@code _meta} of the definition; empty to leave it out
 */
public record ToolDefinition(
        String name,
        String title,
        String description,
        Parameters parameters,
        @Nullable Map<String, Object> resultSchema,
        Effect effect,
        ToolHandler handler,
        Map<String, Object> meta)
        implements JsonObject {

    private static final Logger LOG = LoggerFactory.getLogger(ToolDefinition.class);

    public ToolDefinition(
            String name,
            String title,
            String description,
            Parameters parameters,
            @Nullable Map<String, Object> resultSchema,
            Effect effect,
            ToolHandler handler) {
        this(name, title, description, parameters, resultSchema, effect, handler, Map.of());
    }

    /** Returns the same tool with other texts. Parameters may only differ in their descriptions. */
    public ToolDefinition withTexts(String otherTitle, String otherDescription, Parameters otherParameters) {
        return new ToolDefinition(
                name, otherTitle, otherDescription, otherParameters, resultSchema, effect, handler, meta);
    }

    public ToolDefinition withMeta(Map<String, Object> otherMeta) {
        return new ToolDefinition(name, title, description, parameters, resultSchema, effect, handler, otherMeta);
    }

    /** Returns the tool as {@code tools/list} shows it. */
    @Override
    public Members members() {
        Members annotations = new Members()
                .with("title", title)
                .with("readOnlyHint", effect.readOnly())
                .with("destructiveHint", effect.destructive())
                .with("idempotentHint", effect.idempotent())
                .with("openWorldHint", effect.openWorld());
        return new Members()
                .with("name", name)
                .with("title", title)
                .with("description", description)
                .with("inputSchema", parameters.schema())
                .with("outputSchema", resultSchema)
                .with("annotations", annotations)
                .with("_meta", meta.isEmpty() ? null : meta);
    }

    /** Checks the arguments and calls the handler. Returns a failure as a result that tells the model what to do. */
    public ToolResult call(Map<String, @Nullable Object> arguments, CallContext context) {
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            Arguments read = parameters.readLeniently(arguments);
            ToolResult result = handler.call(read, context).withIgnored(read.ignored());
            outcome = "ok";
            return result;
        } catch (InvalidArgument e) {
            return ToolResult.failed(e.rule() + " Nothing was changed.");
        } catch (CallFailed e) {
            return ToolResult.failed(e.advice());
        } catch (CancellationException e) {
            outcome = e instanceof InputRequired ? "asks" : "cancelled";
            return ToolResult.failed("The call was cancelled.");
        } catch (RuntimeException e) {
            LOG.error("event=tool.bug tool={} request_id={} cause={}", name, RequestId.current(), ExceptionLine.of(e));
            return ToolResult.failed(
                    "The server has a bug here; its stderr has the cause. Whether anything was changed is unknown.");
        } finally {
            LOG.info(
                    "event=tool.call tool={} outcome={} ms={} request_id={}",
                    name,
                    outcome,
                    (System.nanoTime() - start) / 1_000_000,
                    RequestId.current());
        }
    }
}
