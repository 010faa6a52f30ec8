package dev.yata.stdio.oauth;

import org.jspecify.annotations.Nullable;

/** A private key is not of a form or kind that can be used; the message goes on after the setting's name. */
public final class InvalidKey extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidKey(@Nullable String message) {
        super(message);
    }
}
