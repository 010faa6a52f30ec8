package dev.yata.stdio.prompt;

import dev.yata.mcp.server.content.Content;
import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.prompt.PromptDefinition;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Completion;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.icon.Icons;
import dev.yata.stdio.todoapi.TodoApi;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** Defines the prompt {@code weekly_review}. */
final class WeeklyReview {

    private WeeklyReview() {}

    static PromptDefinition with(TodoApi api, Supplier<LocalDate> today, Completion.Source completion) {
        return new PromptDefinition(
                "weekly_review",
                "Weekly review",
                "What got done, what is stuck, and what the next seven days bring.",
                Parameters.of(Facts.WITH_TAG),
                Icons.week(),
                (arguments, context) -> messages(api, today.get(), arguments),
                completion);
    }

    private static List<Content> messages(TodoApi api, LocalDate day, Arguments arguments) {
        Facts facts = new Facts(api, day, arguments);
        return List.of(
                Content.text("Review my week with me. " + facts.today() + """
                         Sum up what got done since %s, name what is overdue or has not moved for long, and lay out the \
                        next seven days. Then propose changes: what to drop, to do first, to cut into steps. Ask me \
                        before you change anything; then use update_todo, complete_todos, create_todos and, for what I \
                        want gone, delete_todo.""".formatted(day.minusDays(7))),
                facts.overview(),
                facts.list(
                        "Done, changed last first:",
                        new Members().with("completed", true).with("sort", "-updated_at")),
                facts.overdue(),
                facts.due("Due in the next seven days:", day.plusDays(7), "due_date"),
                facts.list("Open, not changed for longest:", Facts.open().with("sort", "updated_at")));
    }
}
