package dev.yata.auth.console;

import java.util.UUID;

/** An id for each form of a page, by which the form is known when it comes twice. */
final class FreshIds {

    public UUID next() {
        return UUID.randomUUID();
    }
}
