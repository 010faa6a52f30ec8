package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.call.InputRequired;
import dev.yata.mcp.server.log.ExceptionLine;
import dev.yata.mcp.server.schema.InvalidArgument;
import dev.yata.stdio.todoapi.ApiFailure;
import dev.yata.stdio.todoapi.TodoApi;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The tools that are offered, always in the same order, as the SDK's server takes them. */
public final class Tools {

    private static final Logger LOG = LoggerFactory.getLogger(Tools.class);

    private final List<Tool> all;
    private final List<Tool> offered;
    private final Selection selection;
    private final Texts texts;
    private final Grant grant;

    /** @throws UnknownName if the selection or the texts name what does not exist */
    public Tools(TodoApi api, Selection selection, Texts texts, Grant grant) {
        this.all = List.of(
                new CreateTodo(api),
                new ListTodos(api),
                new GetTodo(api),
                new UpdateTodo(api),
                new DeleteTodo(api),
                new CreateTodos(api),
                new CompleteTodos(api),
                new ShowOverview(api));
        this.offered = selection.of(all);
        this.selection = selection;
        this.texts = texts;
        this.grant = grant;
        texts.refuseUnknown(all);
    }

    /** Those that can be called. */
    public List<String> names() {
        return names(offered);
    }

    static List<String> names(List<Tool> tools) {
        List<String> names = new ArrayList<>();
        for (Tool tool : tools) {
            names.add(tool.name());
        }
        return names;
    }

    /** Whether the list can be told without waiting for a token. */
    public boolean areKnown() {
        return grant.isKnown();
    }

    /** Those to show: not what the client's token can't do. Called all the same, it says which scope is lacking. */
    public List<String> visible() {
        List<String> visible = new ArrayList<>();
        for (Tool tool : offered) {
            if (grant.covers(tool.effect().scope())) {
                visible.add(tool.name());
            }
        }
        return visible;
    }

    /** The name of each tool that is not listed, and why. */
    public Map<String, String> hidden() {
        Map<String, String> hidden = new LinkedHashMap<>();
        for (Tool tool : all) {
            String reason = selection.whyNot(tool);
            String scope = tool.effect().scope();
            if (reason == null && !grant.covers(scope)) {
                reason = "the token lacks " + scope;
            }
            if (reason != null) {
                hidden.put(tool.name(), reason);
            }
        }
        return hidden;
    }

    public List<AsyncToolSpecification> specifications() {
        List<AsyncToolSpecification> specifications = new ArrayList<>();
        for (Tool tool : offered) {
            specifications.add(new AsyncToolSpecification(
                    definition(tool),
                    (context, request) -> Mono.fromSupplier(() -> call(tool, request, CallContext.of(context)))));
        }
        return specifications;
    }

    private McpSchema.Tool definition(Tool tool) {
        Effect effect = tool.effect();
        String title = texts.title(tool);
        return McpSchema.Tool.builder(tool.name(), texts.parameters(tool).schema())
                .title(title)
                .description(texts.description(tool))
                .outputSchema(tool.resultSchema())
                .annotations(
                        new ToolAnnotations(title, effect.readOnly, effect.destructive, effect.idempotent, false, null))
                .build();
    }

    private static CallToolResult call(Tool tool, CallToolRequest request, CallContext conversation) {
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            Result result = tool.call(tool.parameters().read(request.arguments()), conversation);
            outcome = "ok";
            return new CallToolResult(text(result.text()), false, result.structured(), null);
        } catch (InvalidArgument e) {
            return failed(e.rule() + " Nothing was changed.");
        } catch (ApiFailure e) {
            return failed(e.advice());
        } catch (CancellationException e) {
            outcome = e instanceof InputRequired ? "asks" : "cancelled";
            return failed("The call was cancelled.");
        } catch (RuntimeException e) {
            LOG.error("event=tool.bug tool={} cause={}", tool.name(), ExceptionLine.of(e));
            return failed(
                    "The server has a bug here; its stderr has the cause. Whether anything was changed is unknown.");
        } finally {
            LOG.info(
                    "event=tool.call tool={} outcome={} ms={}",
                    tool.name(),
                    outcome,
                    (System.nanoTime() - start) / 1_000_000);
        }
    }

    private static CallToolResult failed(String advice) {
        return new CallToolResult(text(advice), true, null, null);
    }

    private static List<McpSchema.Content> text(String text) {
        return List.of(TextContent.builder(text).build());
    }
}
