package dev.yata.todo.problem;

/**
 * One entry of a problem's {@code errors}.
 *
 * @param field where it is wrong: a JSON path such as {@code create[3].title}, a parameter or a header
 * @param message what is wrong and which form is accepted
 */
public record InvalidField(String field, String message) {}
