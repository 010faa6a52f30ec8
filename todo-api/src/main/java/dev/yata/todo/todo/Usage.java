package dev.yata.todo.todo;

/**
 * What an account stores.
 *
 * @param todos the number of todos
 * @param bytes the bytes of titles, descriptions, tags, and responses that are kept for repeated requests
 */
record Usage(long todos, long bytes) {}
