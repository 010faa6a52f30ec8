package dev.yata.stdio.prompt;

import dev.yata.mcp.server.prompt.PromptDefinition;
import dev.yata.mcp.server.schema.Completion;
import dev.yata.stdio.resource.TodoIds;
import dev.yata.stdio.todoapi.Folded;
import dev.yata.stdio.todoapi.TodoApi;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** Defines the prompts of this server. */
public final class TodoPrompts {

    private static final int MAX_TAGS = 100;

    private final TodoApi api;
    private final Supplier<LocalDate> today;

    public TodoPrompts(TodoApi api, Supplier<LocalDate> today) {
        this.api = api;
        this.today = today;
    }

    public List<PromptDefinition> definitions() {
        return List.of(
                PlanMyDay.with(api, today, this::complete),
                WeeklyReview.with(api, today, this::complete),
                BreakDownTask.with(api, today, this::complete));
    }

    /** Completes tags by their beginning, with the most used tags first, and IDs by words of the title. */
    private Completion complete(String argument, String typed) {
        return switch (argument) {
            case Facts.TAG -> tags(Folded.of(typed));
            case BreakDownTask.ID -> new TodoIds(api).matching(typed);
            default -> Completion.NONE;
        };
    }

    private Completion tags(String beginning) {
        return Completion.of(api.overview(today.get()).tags().keySet().stream()
                .filter(tag -> Folded.of(tag).startsWith(beginning))
                .limit(MAX_TAGS)
                .toList());
    }
}
