package dev.yata.todo.todo;

import java.util.UUID;

/** What the deletion of a todo answers. */
record Deleted(String message, UUID id) {

    Deleted(UUID id) {
        this("Todo deleted successfully", id);
    }
}
