package dev.yata.auth.bootstrap;

import dev.yata.auth.settings.StartRefusedException;
import dev.yata.home.Dotenv;
import dev.yata.home.PrivateFile;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A private file with credentials as named values. Changing one value does not change the rest of the file. */
abstract class CredentialFile {

    private final PrivateFile file;

    private CredentialFile(PrivateFile file) {
        this.file = file;
    }

    /** Returns a file of variables. */
    static CredentialFile dotenv(PrivateFile file) {
        return new CredentialFile(file) {
            @Override
            Optional<String> value(String text, String name) {
                return Optional.ofNullable(Dotenv.parse(text).values().get(name));
            }

            @Override
            String with(String text, Map<String, String> values) {
                return Dotenv.parse(text).with(new TreeMap<>(values)).text();
            }
        };
    }

    /** Returns a file with one flat JSON object. */
    static CredentialFile json(PrivateFile file) {
        return new CredentialFile(file) {
            @Override
            Optional<String> value(String text, String name) {
                return Optional.ofNullable(object(text).get(name))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString);
            }

            @Override
            String with(String text, Map<String, String> values) {
                ObjectNode changed = object(text);
                values.forEach(changed::put);
                return changed.equals(object(text)) ? text : changed.toPrettyString() + "\n";
            }

            private ObjectNode object(String text) {
                try {
                    return (ObjectNode) JsonMapper.shared().readTree(text.isEmpty() ? "{}" : text);
                } catch (JacksonException | ClassCastException malformed) {
                    // Without the cause, which could quote the file.
                    throw new StartRefusedException(
                            location() + " is not a JSON object.", "Repair it, or remove it to get new credentials.");
                }
            }
        };
    }

    abstract Optional<String> value(String text, String name);

    abstract String with(String text, Map<String, String> values);

    /** Returns the path of the file, for messages. */
    String location() {
        return file.path().toString();
    }

    /** Returns the value, or empty if it is missing or blank. */
    Optional<String> get(String name) {
        return value(text(), name).filter(value -> !value.isBlank());
    }

    /** Sets the values, and writes the file if one has changed. */
    void set(Map<String, String> values) {
        String text = text();
        String changed = with(text, values);
        if (!changed.equals(text)) {
            file.write(changed);
        }
    }

    private String text() {
        return file.read().orElse("");
    }
}
