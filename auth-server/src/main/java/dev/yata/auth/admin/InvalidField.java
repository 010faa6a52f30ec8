package dev.yata.auth.admin;

import java.util.Locale;

/** One entry of a problem's {@code errors}: the field as the JSON names it, and what it must be. */
record InvalidField(String field, String message) {

    /** From a Java property path: {@code clientName} becomes {@code client_name}. */
    static InvalidField of(String path, String message) {
        return new InvalidField(path.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT), message);
    }
}
