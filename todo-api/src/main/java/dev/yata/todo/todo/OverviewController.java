package dev.yata.todo.todo;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Counts the account's todos. */
@Tag(name = "Todos")
@RestController
class OverviewController {

    private final Overviews overviews;
    private final StateTag tag;
    private final Clock clock;

    OverviewController(Overviews overviews, StateTag tag, Clock clock) {
        this.overviews = overviews;
        this.tag = tag;
        this.clock = clock;
    }

    @Operation(
            operationId = "getTodoOverview",
            summary = "Counts todos",
            description = "Lists the 100 most used tags of all todos.")
    @ApiResponse(
            responseCode = "200",
            description = "The counts",
            headers = {@Header(name = "ETag", ref = "#/components/headers/ETag")})
    @ApiResponse(
            responseCode = "304",
            description = "Nothing has changed since If-None-Match",
            content = @Content,
            headers = {@Header(name = "ETag", ref = "#/components/headers/ETag")})
    @GetMapping(path = "/api/v1/todos/overview", produces = MediaType.APPLICATION_JSON_VALUE)
    @Transactional(readOnly = true, timeout = HeavyTodoRequests.SECONDS)
    @Nullable
    Overview overview(
            @Parameter(description = "The day to use as today; by default the current day in UTC")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate date,
            WebRequest condition) {
        LocalDate today = date == null ? LocalDate.now(clock) : date;
        String state = tag.of("overview " + today);
        return condition.checkNotModified(state) ? null : overviews.of(today, state);
    }
}
