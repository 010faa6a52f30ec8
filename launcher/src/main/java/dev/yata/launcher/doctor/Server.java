package dev.yata.launcher.doctor;

import dev.yata.launcher.installation.Installation;
import dev.yata.launcher.terminal.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The MCP server as {@code yata mcp-config} has assistants launch it. */
record Server(Installation installation, Path variables) {

    /** Whether there is anything to launch; LocalChecks names what is missing. */
    boolean isThere() {
        return Files.exists(installation.jar("mcp-stdio-server")) && Files.exists(variables);
    }

    Process start(List<String> options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(installation.script().toString(), "mcp");
        builder.command().addAll(options);
        builder.environment().put("ENV_FILE", variables.toString());
        return builder.start();
    }

    /** What to type for its own check. */
    String checkCommand() {
        return "ENV_FILE=" + ShellWord.of(variables) + " " + ShellWord.of(installation.script()) + " mcp --check";
    }
}
