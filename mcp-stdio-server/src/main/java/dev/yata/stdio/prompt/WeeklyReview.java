package dev.yata.stdio.prompt;

import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.icon.Icons;
import dev.yata.stdio.resource.Today;
import dev.yata.stdio.todoapi.TodoApi;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.Icon;
import java.time.LocalDate;
import java.util.List;

/** {@code weekly_review}. */
record WeeklyReview(TodoApi api, Today today) implements TodoPrompt {

    private static final Parameters PARAMETERS = Parameters.of(Facts.WITH_TAG);

    @Override
    public String name() {
        return "weekly_review";
    }

    @Override
    public String title() {
        return "Weekly review";
    }

    @Override
    public String description() {
        return "What got done, what is stuck, and what the next seven days bring.";
    }

    @Override
    public Parameters parameters() {
        return PARAMETERS;
    }

    @Override
    public List<Icon> icons() {
        return Icons.week();
    }

    @Override
    public List<Content> words(Arguments arguments) {
        LocalDate day = today.date();
        Facts facts = new Facts(api, day, arguments);
        return List.of(
                Facts.text("Review my week with me. " + facts.today() + """
                         Sum up what got done since %s, name what is overdue or has not moved for long, and lay out the \
                        next seven days. Then propose changes: what to drop, to do first, to cut into steps. Ask me \
                        before you change anything; then use update_todo, complete_todos, create_todos and, for what I \
                        want gone, delete_todo.""".formatted(day.minusDays(7))),
                facts.overview(),
                facts.list("Done, changed last first:", Facts.filters("completed", true, "sort", "-updated_at")),
                facts.overdue(),
                facts.due("Due in the next seven days:", day.plusDays(7), "due_date"),
                facts.list("Open, not changed for longest:", Facts.filters("completed", false, "sort", "updated_at")));
    }
}
