package dev.yata.launcher;

import dev.yata.command.Installation;
import dev.yata.command.StartupArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The result of a command that the packaged launcher ran as a process. */
public record LauncherRun(int exit, String output) {

    /** Runs a command with this home. With {@code --json} the output is stdout only. */
    public static LauncherRun of(Path home, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments));
        builder.environment().put("YATA_HOME", home.toString());
        boolean json = List.of(arguments).contains("--json");
        Process process = (json
                        ? builder.redirectError(ProcessBuilder.Redirect.DISCARD)
                        : builder.redirectErrorStream(true))
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new LauncherRun(process.waitFor(), output);
    }

    /** Returns the command line that runs the launcher with these arguments. */
    public static List<String> command(String... arguments) {
        Installation installation = Installation.current();
        List<String> command =
                new ArrayList<>(StartupArchive.of(installation, "launcher").options());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dyata.root=" + installation.root(),
                "-jar",
                installation.jar("launcher").toString()));
        command.addAll(List.of(arguments));
        return installation.java(command);
    }

    /** Returns the output as JSON. */
    public JsonNode json() {
        if (exit != 0) {
            throw new AssertionError("exit " + exit + ": " + output);
        }
        return JsonMapper.shared().readTree(output);
    }
}
