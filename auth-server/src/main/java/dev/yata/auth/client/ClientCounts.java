package dev.yata.auth.client;

/** The number of clients in each state. */
public record ClientCounts(long active, long disabled) {}
