package dev.yata.todo.todo;

import dev.yata.resource.security.ResourceUri;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** Lists todos page by page (RFC 8288 links). */
@Tag(name = "Todos")
@RestController
@RequestMapping(path = "/api/v1/todos", produces = MediaType.APPLICATION_JSON_VALUE)
class ListController {

    private static final String LIMIT = "must be 1 to 100";

    private final TodoSearch search;
    private final StateTag tag;
    private final String base;

    ListController(TodoSearch search, StateTag tag, ResourceUri resource) {
        this.search = search;
        this.tag = tag;
        this.base = resource.of("/todos");
    }

    @Operation(
            operationId = "listTodos",
            summary = "Lists todos",
            description = "Returns one page; Link (RFC 8288) has the address of the next page, with rel=\"next\".")
    @ApiResponse(
            responseCode = "200",
            description = "The todos",
            headers = {
                @Header(name = "ETag", ref = "#/components/headers/ETag"),
                @Header(name = "Link", ref = "#/components/headers/Link")
            })
    @ApiResponse(
            responseCode = "304",
            description = "No todo has changed since If-None-Match",
            content = @Content,
            headers = {@Header(name = "ETag", ref = "#/components/headers/ETag")})
    @GetMapping
    @Transactional(readOnly = true, timeout = HeavyTodoRequests.SECONDS)
    @Nullable
    ResponseEntity<List<TodoView>> list(
            @Parameter(description = "Only completed (true) or open (false) todos")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean completed,
            @Parameter(description = "Text in the title, description or a tag; ignores case")
                    @RequestParam(required = false)
                    @Description
                    @Nullable
                    String q,
            @Parameter(description = "A whole tag") @RequestParam(required = false) @Description @Nullable String tag,
            @Parameter(description = "A priority") @RequestParam(required = false) @Nullable Priority priority,
            @Parameter(description = "Due before this day, exclusive")
                    @RequestParam(name = "due_before", required = false)
                    @Nullable
                    LocalDate dueBefore,
            @Parameter(description = "Due after this day, exclusive")
                    @RequestParam(name = "due_after", required = false)
                    @Nullable
                    LocalDate dueAfter,
            @Parameter(description = TodoOrder.DESCRIPTION) @RequestParam(defaultValue = TodoOrder.DEFAULT) String sort,
            @Parameter(description = "Todos on a page")
                    @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = LIMIT)
                    @Max(value = 100, message = LIMIT)
                    int limit,
            @Parameter(description = "Where the page begins, from a Link header")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            HttpServletRequest request,
            WebRequest condition) {
        TodoFilter filter = new TodoFilter(completed, q, tag, priority, dueBefore, dueAfter, TodoOrder.of(sort));
        if (condition.checkNotModified(this.tag.of(filter.canonical() + " " + limit + " " + cursor))) {
            return null;
        }
        TodoSearch.Page page = search.find(filter, limit, cursor);
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        if (page.next() != null) {
            response.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next(request, page.next())));
        }
        return response.body(page.todos());
    }

    /** Returns the address of this list with another cursor. */
    private String next(HttpServletRequest request, String cursor) {
        return UriComponentsBuilder.fromUriString(base)
                .query(request.getQueryString())
                .replaceQueryParam("cursor", cursor)
                .build()
                .toUriString();
    }
}
