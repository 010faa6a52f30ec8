package dev.yata.auth.bootstrap;

import dev.yata.home.Dotenv;
import dev.yata.home.PrivateFile;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps credentials as variables in a dotenv file. */
final class EnvFile implements CredentialFile {

    private final PrivateFile file;

    EnvFile(PrivateFile file) {
        this.file = file;
    }

    @Override
    public String location() {
        return file.path().toString();
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(read().values().get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public void set(Map<String, String> values) {
        Dotenv current = read();
        Dotenv changed = current.with(new TreeMap<>(values));
        if (!changed.text().equals(current.text())) {
            file.write(changed.text());
        }
    }

    private Dotenv read() {
        return Dotenv.parse(file.read().orElse(""));
    }
}
