package dev.yata.launcher.assistant;

import dev.yata.command.Installation;
import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./yata mcp-config ASSISTANT}: prints the snippet on stdout, and where to paste it on stderr. */
@Command(
        name = "mcp-config",
        mixinStandardHelpOptions = true,
        description = "Print the snippet that connects an assistant.",
        footer = {
            "",
            "Examples:",
            "  ./yata mcp-config claude-code",
            "  ./yata mcp-config claude-code --env-file laptop.env"
        })
public final class McpConfig implements Runnable {

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

    @Override
    public void run() {
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
        System.err.println("Paste into " + assistant.place() + ":");
        System.out.println(
                assistant.snippet(server.text(), Installation.current().script(), variables));
    }
}
