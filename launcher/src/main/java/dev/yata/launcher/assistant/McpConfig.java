package dev.yata.launcher.assistant;

import dev.yata.command.Installation;
import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./yata mcp-config ASSISTANT}: prints the snippet on stdout, and where to paste it on stderr. With {@code
 * --install} it changes the assistant's file instead.
 */
@Command(
        name = "mcp-config",
        mixinStandardHelpOptions = true,
        description = "Print the snippet that connects an assistant, or put it into the assistant's own file.",
        footer = {
            "",
            "Examples:",
            "  ./yata mcp-config claude-code",
            "  ./yata mcp-config claude-code --env-file laptop.env",
            "  ./yata mcp-config cursor --install"
        })
public final class McpConfig implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ASSISTANT", description = "claude-desktop, claude-code, vscode, cursor, codex or gemini.")
    private String assistantName;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "The variables of another client; see ./yata clients create --help.")
    private @Nullable Path envFile;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            converter = ServerName.Converter.class,
            description = "What the assistant calls the server; default yata, or yata-laptop for laptop.env.")
    private @Nullable ServerName name;

    @Option(
            names = "--install",
            description = "Add the server to the user's file of the assistant. Keeps its other servers, and a copy of"
                    + " the old file.")
    private boolean install;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Assistant> all = List.of(Assistant.values());
        Assistant assistant = Stream.of(Assistant.values())
                .filter(candidate -> candidate.toString().equals(assistantName))
                .findAny()
                .orElseThrow(() ->
                        new ParameterException(spec.commandLine(), assistantName + " is not one of " + all + "."));
        Path ownVariables = YataHome.current().mcpEnv().path();
        Path variables =
                envFile == null ? ownVariables : envFile.toAbsolutePath().normalize();
        if (!Files.exists(variables) && envFile == null) {
            System.err.println("There is no " + variables + " yet. The first ./yata up writes it.");
        } else if (!Files.exists(variables)) {
            throw new UserError(variables + " does not exist; ./yata clients create --env-file writes such a file.");
        }
        ServerName server = Optional.ofNullable(name)
                .orElseGet(() -> variables.equals(ownVariables) ? ServerName.DEFAULT : ServerName.of(variables));
        Path script = Installation.current().script();
        if (install) {
            return install(assistant, server.text(), script, variables);
        }
        System.err.println("Paste into " + assistant.place() + ":");
        System.out.println(assistant.snippet(server.text(), script, variables));
        return 0;
    }

    private static int install(Assistant assistant, String name, Path script, Path variables)
            throws IOException, InterruptedException {
        if (assistant == Assistant.CLAUDE_CODE) {
            return runClaude(assistant.command(name, script, variables));
        }
        ConfigurationFile file = new ConfigurationFile(UserFolders.current().configuration(assistant));
        Optional<Path> copy = assistant == Assistant.CODEX
                ? file.appendToml(name, assistant.snippet(name, script, variables))
                : file.putJson(
                        assistant.servers(),
                        name,
                        JsonMapper.shared().valueToTree(assistant.server(script, variables)));
        System.out.println("Added the server " + name + " to " + file.path() + ". Restart the assistant.");
        copy.ifPresent(old -> System.out.println("The old file is kept as " + old + "."));
        return 0;
    }

    /** Claude Code changes its file while it runs, so its own command must do it. */
    private static int runClaude(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0 ? 0 : 1;
        } catch (IOException missing) {
            throw new UserError("The command claude is not on the PATH, and --install needs it for Claude Code."
                    + " Nothing was changed.");
        }
    }
}
