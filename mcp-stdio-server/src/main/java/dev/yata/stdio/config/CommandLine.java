package dev.yata.stdio.config;

import dev.yata.client.settings.InvalidSetting;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the program's arguments: an action, and options that replace settings. */
public final class CommandLine {

    private static final String KNOWN =
            "--read-only, --tools, --exclude-tools, --check, --help, --version and --rehearse";

    private final Map<String, String> settings = new LinkedHashMap<>();
    private String action = "";

    /** @throws InvalidSetting naming an argument that is unknown or lacks its value */
    public CommandLine(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            String name = equals < 0 ? arguments[i] : arguments[i].substring(0, equals);
            switch (name) {
                case "--tools", "--exclude-tools" -> {
                    String setting = name.equals("--tools") ? "MCP_TOOLS" : "MCP_EXCLUDE_TOOLS";
                    if (equals >= 0) {
                        add(setting, arguments[i].substring(equals + 1));
                    } else {
                        i++;
                        add(setting, i < arguments.length && !arguments[i].startsWith("--") ? arguments[i] : "");
                    }
                }
                default -> withoutValue(arguments[i], equals);
            }
        }
    }

    /** Returns {@code --help}, {@code --version}, {@code --rehearse} or {@code --check}; empty to serve. */
    public String action() {
        return action;
    }

    /** Returns the settings that the options replace. */
    public Map<String, String> settings() {
        return settings;
    }

    private void withoutValue(String argument, int equals) {
        switch (argument) {
            case "--help", "--version", "--rehearse", "--check" -> action = argument;
            case "--read-only" -> settings.put("MCP_READ_ONLY", "true");
            // The value may be a secret that the user has put in the wrong place.
            default ->
                throw new InvalidSetting("unknown argument "
                        + (equals < 0 ? argument : argument.substring(0, equals + 1) + "…") + ": there are " + KNOWN);
        }
    }

    private void add(String setting, String names) {
        if (names.isBlank()) {
            throw new InvalidSetting("--tools and --exclude-tools need names of tools, separated by commas, such as"
                    + " list_todos,get_todo");
        }
        settings.merge(setting, names, (before, added) -> before + "," + added);
    }
}
