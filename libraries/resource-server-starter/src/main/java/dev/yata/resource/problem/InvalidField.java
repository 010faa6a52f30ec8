package dev.yata.resource.problem;

/**
 * Holds one entry of a problem's {@code errors}.
 *
 * @param field the invalid part: a JSON path such as {@code create[3].title}, a parameter or a header
 * @param message what is wrong, and the accepted form
 */
public record InvalidField(String field, String message) {}
