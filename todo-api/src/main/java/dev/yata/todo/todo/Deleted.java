package dev.yata.todo.todo;

import java.util.UUID;

/** Holds the response to the deletion of a todo. */
record Deleted(String message, UUID id) {

    Deleted(UUID id) {
        this("Todo deleted successfully", id);
    }
}
