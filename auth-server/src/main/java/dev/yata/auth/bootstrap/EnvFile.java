package dev.yata.auth.bootstrap;

import dev.yata.home.PrivateFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Credentials as {@code NAME=value} lines, which dotenv readers and {@code sh} understand alike. */
final class EnvFile implements CredentialFile {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+-]*");

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
        return lines().stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> unquote(line.substring(name.length() + 1).strip()))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    @Override
    public void set(Map<String, String> values) {
        Map<String, String> missing = new TreeMap<>(values);
        missing.entrySet().removeIf(value -> get(value.getKey()).equals(Optional.of(value.getValue())));
        if (missing.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(lines());
        lines.removeIf(line -> missing.containsKey(line.split("=", 2)[0]));
        missing.forEach((name, value) -> lines.add(name + "=" + quote(value)));
        file.write(String.join("\n", lines) + "\n");
    }

    private List<String> lines() {
        return file.read().map(content -> content.lines().toList()).orElse(List.of());
    }

    private static String quote(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "%27") + "'";
    }

    private static String unquote(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '\'' || value.charAt(0) == '"')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
