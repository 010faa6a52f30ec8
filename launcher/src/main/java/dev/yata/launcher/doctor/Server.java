package dev.yata.launcher.doctor;

import dev.yata.command.Installation;
import dev.yata.launcher.terminal.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The MCP server, started as in the snippets of {@code ./yata mcp-config}. */
record Server(Installation installation, Path variables) {

    /** Returns whether the server and its variables exist. LocalChecks reports what is missing. */
    boolean exists() {
        return Files.exists(installation.jar("mcp-stdio-server")) && Files.exists(variables);
    }

    Process start(List<String> options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(installation.script().toString(), "mcp");
        builder.command().addAll(options);
        builder.environment().put("ENV_FILE", variables.toString());
        return builder.start();
    }

    /** Returns the command for the server's own check. */
    String checkCommand() {
        return "ENV_FILE=" + ShellWord.of(variables) + " " + ShellWord.of(installation.script()) + " mcp --check";
    }
}
