package dev.yata.stdio.prompt;

import dev.yata.mcp.server.content.Content;
import dev.yata.mcp.server.prompt.PromptDefinition;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Completion;
import dev.yata.mcp.server.schema.IntegerType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.icon.Icons;
import dev.yata.stdio.todoapi.TodoApi;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** Defines the prompt {@code plan_my_day}. */
final class PlanMyDay {

    private PlanMyDay() {}

    static PromptDefinition with(TodoApi api, Supplier<LocalDate> today, Completion.Source completion) {
        return new PromptDefinition(
                "plan_my_day",
                "Plan my day",
                "A plan for today from what is overdue, due today, and urgent.",
                Parameters.of(
                        Parameter.optional("hours", new IntegerType(1, 24), "Hours there are for todos today, 1 to 24"),
                        Facts.WITH_TAG),
                Icons.day(),
                (arguments, context) -> messages(api, today.get(), arguments),
                completion);
    }

    private static List<Content> messages(TodoApi api, LocalDate day, Arguments arguments) {
        Object hours = arguments.values().get("hours");
        Facts facts = new Facts(api, day, arguments);
        return List.of(
                Content.text("Plan my day. " + facts.today()
                        + (hours == null ? "" : " I have " + hours + " h for todos.")
                        + """
                         Choose what to do today and in which order: what is overdue or due today first, then by priority. \
                        Say what should wait, and propose new due dates for it. Ask me before you change anything; then \
                        use update_todo for due dates and complete_todos for what I say is done. get_todo and list_todos \
                        show more."""),
                facts.overview(),
                facts.overdue(),
                facts.due("Due today:", day.plusDays(1), "-priority"),
                facts.list(
                        "High priority, whenever due:",
                        Facts.open().with("priority", "high").with("sort", "due_date")));
    }
}
