package dev.yata.todo.todo;

import dev.yata.resource.problem.Problem;
import dev.yata.resource.problem.RequestValidator;
import dev.yata.resource.security.ResourceUri;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Creates, reads, changes and deletes one todo at a time. */
@Tag(name = "Todos")
@RestController
@RequestMapping(path = "/api/v1/todos", produces = MediaType.APPLICATION_JSON_VALUE)
class TodoController {

    private final Todos todos;
    private final AccountUsage usage;
    private final RequestValidator validator;
    private final Clock clock;
    private final String base;

    TodoController(Todos todos, AccountUsage usage, RequestValidator validator, Clock clock, ResourceUri resource) {
        this.todos = todos;
        this.usage = usage;
        this.validator = validator;
        this.clock = clock;
        this.base = resource.of("/todos/");
    }

    @Operation(
            operationId = "createTodo",
            summary = "Creates a todo",
            description = "With an Idempotency-Key it can be repeated safely for 24 hours.")
    @ApiResponse(
            responseCode = "201",
            description = "The new todo",
            headers = {
                @Header(name = "ETag", ref = "#/components/headers/ETag"),
                @Header(name = "Location", ref = "#/components/headers/Location")
            })
    @ApiResponse(responseCode = "409", description = "A request with this Idempotency-Key is still running")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used with another request")
    @ApiResponse(responseCode = "507", description = "The account would have more than its quota")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Transactional
    ResponseEntity<TodoView> create(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody NewTodo request) {
        Usage before = usage.read();
        Todo todo = todos.save(new Todo(validator.validate(request), clock.instant()));
        todos.flush();
        usage.check(before);
        return answer(ResponseEntity.created(URI.create(base + todo.id())), todo.view());
    }

    @Operation(operationId = "getTodo", summary = "Reads a todo")
    @ApiResponse(
            responseCode = "200",
            description = "The todo",
            headers = {@Header(name = "ETag", ref = "#/components/headers/ETag")})
    @ApiResponse(
            responseCode = "304",
            description = "If-None-Match has its version",
            content = @Content,
            headers = {@Header(name = "ETag", ref = "#/components/headers/ETag")})
    @ApiResponse(responseCode = "404", description = "The todo does not exist")
    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    ResponseEntity<TodoView> read(@PathVariable UUID id) {
        Todo todo = todos.findById(id).orElseThrow(() -> unknown(id));
        return answer(ResponseEntity.ok(), todo.view());
    }

    @Operation(
            operationId = "updateTodo",
            summary = "Changes the fields that are sent",
            description = "A JSON null clears a field.")
    @ApiResponse(
            responseCode = "200",
            description = "The changed todo",
            headers = {@Header(name = "ETag", ref = "#/components/headers/ETag")})
    @ApiResponse(responseCode = "404", description = "The todo does not exist")
    @ApiResponse(responseCode = "412", description = "If-Match or If-None-Match does not hold")
    @ApiResponse(responseCode = "507", description = "The account would have more than its quota")
    @RequestMapping(
            path = "/{id}",
            method = {RequestMethod.PUT, RequestMethod.PATCH},
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Transactional
    ResponseEntity<TodoView> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestBody TodoChanges request) {
        TodoChanges changes = validator.validate(request);
        Todo todo = findForChange(id, ifMatch, ifNoneMatch);
        Usage before = usage.read();
        todo.apply(changes, clock.instant());
        todos.flush();
        usage.check(before);
        return answer(ResponseEntity.ok(), todo.view());
    }

    @Operation(operationId = "deleteTodo", summary = "Deletes a todo")
    @ApiResponse(responseCode = "200", description = "Deleted")
    @ApiResponse(responseCode = "404", description = "The todo does not exist")
    @ApiResponse(responseCode = "412", description = "If-Match or If-None-Match does not hold")
    @DeleteMapping("/{id}")
    @Transactional
    Deleted delete(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        todos.delete(findForChange(id, ifMatch, ifNoneMatch));
        return new Deleted(id);
    }

    private Todo findForChange(UUID id, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        Todo todo = todos.findForChange(List.of(id)).stream().findFirst().orElseThrow(() -> unknown(id));
        Preconditions.check(ifMatch, ifNoneMatch, todo.view());
        return todo;
    }

    private static ResponseEntity<TodoView> answer(ResponseEntity.BodyBuilder response, TodoView todo) {
        return response.eTag(todo.etag()).body(todo);
    }

    private static Problem unknown(UUID id) {
        return new Problem(HttpStatus.NOT_FOUND, "There is no todo %s.".formatted(id));
    }
}
