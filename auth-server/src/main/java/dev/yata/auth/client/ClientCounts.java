package dev.yata.auth.client;

/** How many clients there are, by state. */
public record ClientCounts(long active, long disabled) {}
