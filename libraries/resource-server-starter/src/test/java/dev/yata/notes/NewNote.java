package dev.yata.notes;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Holds the body of a request that creates a note. */
record NewNote(
        @NotBlank(message = "must not be empty") @Size(max = 1000, message = "must be at most 1,000 characters")
        String text) {}
