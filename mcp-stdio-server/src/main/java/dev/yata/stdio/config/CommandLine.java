package dev.yata.stdio.config;

import dev.yata.client.settings.InvalidSetting;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the program's arguments: an action, and options that replace settings. */
public final class CommandLine {

    private final Map<String, String> settings = new LinkedHashMap<>();
    private String action = "";

    /** @throws InvalidSetting naming an argument that is unknown or lacks its value */
    public CommandLine(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            String name = equals < 0 ? arguments[i] : arguments[i].substring(0, equals);
            if (name.equals("--tools") || name.equals("--exclude-tools")) {
                String next = i + 1 < arguments.length ? arguments[i + 1] : "--";
                addNames(name, equals < 0 ? next : arguments[i].substring(equals + 1));
                i += equals < 0 ? 1 : 0;
            } else {
                addWithoutValue(equals < 0 ? name : name + "=…");
            }
        }
    }

    private void addNames(String option, String names) {
        if (names.isBlank() || names.startsWith("--")) {
            throw new InvalidSetting("--tools and --exclude-tools need names of tools, separated by commas, such as"
                    + " list_todos,get_todo");
        }
        String setting = option.equals("--tools") ? "MCP_TOOLS" : "MCP_EXCLUDE_TOOLS";
        settings.merge(setting, names, (before, added) -> before + "," + added);
    }

    /** @param argument without its value, which may be a secret that the user has put in the wrong place */
    private void addWithoutValue(String argument) {
        switch (argument) {
            case "--help", "--version", "--training-run", "--check" -> action = argument;
            case "--read-only" -> settings.put("MCP_READ_ONLY", "true");
            default ->
                throw new InvalidSetting("unknown argument " + argument + ": there are --read-only, --tools,"
                        + " --exclude-tools, --check, --help, --version and --training-run");
        }
    }

    /** Returns {@code --help}, {@code --version}, {@code --training-run} or {@code --check}; empty to serve. */
    public String action() {
        return action;
    }

    /** Returns the settings that the options replace. */
    public Map<String, String> settings() {
        return settings;
    }
}
