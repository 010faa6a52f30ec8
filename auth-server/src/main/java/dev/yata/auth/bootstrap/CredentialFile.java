package dev.yata.auth.bootstrap;

import java.util.Map;
import java.util.Optional;

/** A file with credentials as named values. Changing one value does not change the others. */
interface CredentialFile {

    /** Returns the path of the file, for messages. */
    String location();

    /** Returns the value, or empty if it is missing or blank. */
    Optional<String> get(String name);

    /** Sets the values, and writes the file if one has changed. */
    void set(Map<String, String> values);
}
