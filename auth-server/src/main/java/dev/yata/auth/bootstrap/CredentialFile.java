package dev.yata.auth.bootstrap;

import java.util.Map;
import java.util.Optional;

/** A file that tells its owner credentials: named values, of which others than ours are left alone. */
interface CredentialFile {

    /** Where it lies, for messages. */
    String location();

    /** The value, unless it is missing or blank. */
    Optional<String> get(String name);

    /** Sets the values and writes the file, if that changes anything. */
    void set(Map<String, String> values);
}
