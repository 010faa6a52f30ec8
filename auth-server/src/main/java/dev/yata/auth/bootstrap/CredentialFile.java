package dev.yata.auth.bootstrap;

import java.util.Map;
import java.util.Optional;

/** A file with credentials as named values. Values of other names stay as they are. */
interface CredentialFile {

    /** The path of the file, for messages. */
    String location();

    /** The value, unless it is missing or blank. */
    Optional<String> get(String name);

    /** Sets the values, and writes the file if one has changed. */
    void set(Map<String, String> values);
}
