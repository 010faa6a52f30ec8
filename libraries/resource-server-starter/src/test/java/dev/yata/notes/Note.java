package dev.yata.notes;

import java.time.Instant;
import java.util.UUID;

/** A note as it is stored and answered. */
record Note(UUID id, String text, Instant createdAt) {}
