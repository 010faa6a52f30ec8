package dev.yata.todo.todo;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Holds the response to the deletion of a todo. */
@Schema(name = "DeletedTodo")
record Deleted(String message, UUID id) {

    Deleted(UUID id) {
        this("Todo deleted successfully", id);
    }
}
