package dev.yata.auth.bootstrap;

import dev.yata.auth.settings.StartRefusedException;
import dev.yata.home.PrivateFile;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps credentials in one flat JSON object. */
final class JsonFile implements CredentialFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrivateFile file;

    JsonFile(PrivateFile file) {
        this.file = file;
    }

    @Override
    public String location() {
        return file.path().toString();
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(content().get(name))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(value -> !value.isBlank());
    }

    @Override
    public void set(Map<String, String> values) {
        ObjectNode content = content();
        ObjectNode changed = content.deepCopy();
        values.forEach(changed::put);
        if (!changed.equals(content)) {
            file.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(changed) + "\n");
        }
    }

    private ObjectNode content() {
        try {
            return (ObjectNode) JSON.readTree(file.read().orElse("{}"));
        } catch (JacksonException | ClassCastException malformed) {
            // Without the cause, which could quote the file.
            throw new StartRefusedException(
                    location() + " is not a JSON object.", "Mend it, or remove it to get new credentials.");
        }
    }
}
