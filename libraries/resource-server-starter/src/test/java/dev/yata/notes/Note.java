package dev.yata.notes;

import java.time.Instant;
import java.util.UUID;

/** Holds a note as the API stores and returns it. */
record Note(UUID id, String text, Instant createdAt) {}
