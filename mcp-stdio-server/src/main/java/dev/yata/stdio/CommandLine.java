package dev.yata.stdio;

import java.util.LinkedHashMap;
import java.util.Map;

/** The program's arguments: what to do, and options, which are settings under another name. */
final class CommandLine {

    private static final String KNOWN =
            "--read-only, --tools, --exclude-tools, --check, --help, --version and --rehearse";

    private final Map<String, String> settings = new LinkedHashMap<>();
    private String action = "";

    /** @throws InvalidSetting naming what is no argument, or lacks its value */
    CommandLine(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--help", "--version", "--rehearse", "--check" -> action = arguments[i];
                case "--read-only" -> settings.put("MCP_READ_ONLY", "true");
                case "--tools" -> names("MCP_TOOLS", arguments, ++i);
                case "--exclude-tools" -> names("MCP_EXCLUDE_TOOLS", arguments, ++i);
                default -> assignment(arguments[i]);
            }
        }
    }

    /** {@code --help}, {@code --version}, {@code --rehearse} or {@code --check}; empty to serve. */
    String action() {
        return action;
    }

    /** These win over any other source. */
    Map<String, String> settings() {
        return settings;
    }

    /** {@code --tools=a,b} is {@code --tools a,b}. */
    private void assignment(String argument) {
        if (argument.startsWith("--tools=")) {
            add("MCP_TOOLS", argument.substring("--tools=".length()));
        } else if (argument.startsWith("--exclude-tools=")) {
            add("MCP_EXCLUDE_TOOLS", argument.substring("--exclude-tools=".length()));
        } else {
            // What follows may be a secret, put where it does not belong.
            int value = argument.indexOf('=') + 1;
            String shown = value == 0 ? argument : argument.substring(0, value) + "…";
            throw new InvalidSetting("unknown argument " + shown + ": there are " + KNOWN);
        }
    }

    private void names(String setting, String[] arguments, int at) {
        add(setting, at < arguments.length && !arguments[at].startsWith("--") ? arguments[at] : "");
    }

    private void add(String setting, String names) {
        if (names.isBlank()) {
            throw new InvalidSetting("--tools and --exclude-tools need names of tools, separated by commas, such as"
                    + " list_todos,get_todo");
        }
        String before = settings.get(setting);
        settings.put(setting, before == null ? names : before + "," + names);
    }
}
