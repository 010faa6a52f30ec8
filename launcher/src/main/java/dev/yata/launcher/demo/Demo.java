package dev.yata.launcher.demo;

import dev.yata.command.Installation;
import dev.yata.command.StopSignal;
import dev.yata.command.TemporaryFolder;
import dev.yata.home.PrivateFile;
import dev.yata.home.YataHome;
import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.service.Services;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code ./yata demo}: starts everything in a temporary folder and lets an MCP client work with todos. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Show an MCP client that works with todos, on a temporary database.")
public final class Demo implements Callable<Integer> {

    private final Installation installation = Installation.current();
    private final StepPrinter printer = new StepPrinter();

    @Override
    public Integer call() throws Exception {
        return StopSignal.interrupts(this::show);
    }

    private int show() throws IOException {
        printer.heading("Starting auth-server and todo-api, each on a PostgreSQL of its own");
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            YataHome home = new YataHome(folder.path());
            try (Services services = Services.startOnFreePorts(installation, home)) {
                services.awaitReady();
                printer.print("auth-server " + services.authServer() + ", todo-api " + services.todoApi() + "/api/v1");
                workWithTodos(home);
                tryToWriteReadOnly(home, services);
            }
        } catch (InterruptedException stopped) {
            printer.print("Stopped.");
            return 1;
        }
        return printer.summarize();
    }

    private void workWithTodos(YataHome home) {
        printer.heading("An assistant launches the MCP server as the client \"default\"");
        try (AssistantSession assistant =
                AssistantSession.launch(installation, home.mcpEnv().path())) {
            List<String> tools = assistant.toolNames();
            printer.check("tools/list", tools.toString(), tools.contains("create_todo") && tools.size() == 8);
            ToolCalls todos = new ToolCalls(assistant, printer);

            String milk = todos.idFrom("create_todo", Map.of("title", "Buy milk"), "Todo created successfully:");
            Map<String, Object> fileTaxes = Map.of(
                    "title", "File taxes", "due_date", "2027-01-31", "priority", "high", "tags", List.of("money"));
            String taxes = todos.idFrom("create_todo", fileTaxes, "Todo created successfully:");
            todos.expect(
                    "create_todos",
                    Map.of("todos", List.of(Map.of("title", "Water plants"), Map.of("title", "Call Grandma"))),
                    "Water plants");
            todos.expect("list_todos", Map.of(), "Your todos:", "Buy milk", "File taxes", "Call Grandma");
            todos.expect("update_todo", Map.of("todo_id", milk, "title", "Buy oat milk"), "Todo updated successfully:");
            todos.expect("complete_todos", Map.of("todo_ids", List.of(milk)), "Buy oat milk");
            todos.expect("get_todo", Map.of("todo_id", milk), "Todo Details:", "Buy oat milk");
            todos.expect("todo_overview", Map.of(), "1");
            todos.expect("delete_todo", Map.of("todo_id", taxes, "confirm", true), "deleted");
            todos.expectRefusal("get_todo", Map.of("todo_id", taxes), taxes);
        }
    }

    private void tryToWriteReadOnly(YataHome home, Services services) throws IOException, InterruptedException {
        printer.heading("The admin registers a client that may only read, and an assistant uses it");
        JsonNode reader = AdminApi.signIn(home)
                .post(ApiPath.of("clients"), Map.of("client_name", "demo-reader", "scopes", List.of("todos:read")));
        printer.print("registered " + reader.path("client_id").asString());
        PrivateFile variables = new PrivateFile(home.folder(), "reader.env");
        variables.write("""
                OAUTH_CLIENT_ID=%s
                OAUTH_CLIENT_SECRET=%s
                OAUTH_TOKEN_URL=%s/oauth/token
                API_BASE_URL=%s/api/v1
                """.formatted(
                        reader.path("client_id").asString(),
                        reader.path("client_secret").asString(),
                        services.authServer(),
                        services.todoApi()));
        try (AssistantSession assistant = AssistantSession.launch(installation, variables.path())) {
            ToolCalls todos = new ToolCalls(assistant, printer);
            todos.expect("list_todos", Map.of(), "Your todos:", "Buy oat milk");
            todos.expectRefusal("create_todo", Map.of("title", "Not allowed"), "todos:write");
        }
    }
}
