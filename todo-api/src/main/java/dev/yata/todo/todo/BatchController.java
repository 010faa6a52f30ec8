package dev.yata.todo.todo;

import dev.yata.resource.problem.InvalidField;
import dev.yata.resource.problem.Problem;
import dev.yata.resource.problem.RequestValidator;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Creates, changes and deletes up to 100 todos in one transaction. */
@Tag(name = "Todos")
@RestController
@RequestMapping(path = "/api/v1/todos/batch", produces = MediaType.APPLICATION_JSON_VALUE)
class BatchController {

    private final Todos todos;
    private final AccountUsage usage;
    private final RequestValidator validator;
    private final Clock clock;

    BatchController(Todos todos, AccountUsage usage, RequestValidator validator, Clock clock) {
        this.todos = todos;
        this.usage = usage;
        this.validator = validator;
        this.clock = clock;
    }

    @Operation(
            operationId = "changeTodos",
            summary = "Creates, changes and deletes up to 100 todos",
            description = "All changes are made or none; problems name the item, as in create[3].title.")
    @ApiResponse(responseCode = "200", description = "All changes are made")
    @ApiResponse(responseCode = "404", description = "An item names an unknown todo")
    @ApiResponse(responseCode = "409", description = "A request with this Idempotency-Key is still running")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used with another request")
    @ApiResponse(responseCode = "507", description = "The account would have more than its quota")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Transactional
    Batch.Result run(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody Batch request) {
        if (request.size() == 0 || request.size() > Batch.MAX) {
            throw Problem.invalid(
                    "body", "must have 1 to %d todos in create, update and delete together".formatted(Batch.MAX));
        }
        Batch batch = validator.validate(request);
        Map<UUID, Todo> known = findForChange(batch);
        Usage before = usage.read();
        Instant now = clock.instant();
        List<Todo> created = batch.create().stream()
                .map(todo -> todos.save(new Todo(todo, now)))
                .toList();
        List<Todo> updated = new ArrayList<>();
        for (TodoUpdate update : batch.update()) {
            Todo todo = find(known, update.id());
            todo.apply(update.changes(), now);
            updated.add(todo);
        }
        batch.delete().forEach(id -> todos.delete(find(known, id)));
        todos.flush();
        usage.check(before);
        return new Batch.Result(
                created.stream().map(Todo::view).toList(),
                updated.stream().map(Todo::view).toList(),
                batch.delete());
    }

    private static Todo find(Map<UUID, Todo> known, UUID id) {
        return Objects.requireNonNull(known.get(id));
    }

    /** Finds and locks the todos to change or delete. An id that is unknown or repeated fails the whole batch. */
    private Map<UUID, Todo> findForChange(Batch batch) {
        List<UUID> ids = Stream.concat(batch.update().stream().map(TodoUpdate::id), batch.delete().stream())
                .toList();
        Map<UUID, Todo> known = ids.isEmpty()
                ? Map.of()
                : todos.findForChange(ids).stream().collect(Collectors.toMap(Todo::id, Function.identity()));
        List<InvalidField> unknown = new ArrayList<>();
        List<InvalidField> repeated = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            int deleted = i - batch.update().size();
            String field = deleted < 0 ? "update[%d].id".formatted(i) : "delete[%d]".formatted(deleted);
            if (!known.containsKey(ids.get(i))) {
                unknown.add(new InvalidField(field, "is not the id of a todo"));
            } else if (!seen.add(ids.get(i))) {
                repeated.add(new InvalidField(field, "repeats the id of a todo in this batch"));
            }
        }
        if (!repeated.isEmpty()) {
            throw Problem.invalid(repeated);
        }
        if (!unknown.isEmpty()) {
            throw Problem.invalid(HttpStatus.NOT_FOUND, unknown);
        }
        return known;
    }
}
