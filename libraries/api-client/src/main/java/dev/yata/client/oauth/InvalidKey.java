package dev.yata.client.oauth;

import org.jspecify.annotations.Nullable;

/** Reports an unusable private key. The message follows the name of the setting. */
public final class InvalidKey extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidKey(@Nullable String message) {
        super(message);
    }
}
