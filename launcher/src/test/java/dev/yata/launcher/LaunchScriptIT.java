package dev.yata.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.command.Installation;
import dev.yata.command.YataCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the shell script in surroundings that an assistant or a closed terminal may leave it. */
class LaunchScriptIT {

    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeVariables() throws IOException {
        Files.createDirectory(folder.resolve(".yata"));
        Files.writeString(folder.resolve(".yata/mcp.env"), """
                OAUTH_CLIENT_ID=c-1
                OAUTH_CLIENT_SECRET=s
                OAUTH_TOKEN_URL=http://localhost:1/oauth/token
                API_BASE_URL=http://localhost:1/api/v1
                """);
    }

    @Test
    void mcpWhenStdinIsClosedThenEndsWithoutOutput() throws Exception {
        Ran ran = sh("exec \"$YATA\" mcp <&-", "");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).hasSizeLessThan(4096);
    }

    @Test
    void mcpWhenTheWorkingDirectoryIsGoneThenAnswers() throws Exception {
        Ran ran = sh("mkdir gone; cd gone; rmdir ../gone; exec \"$YATA\" mcp", INITIALIZE);

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("\"result\"");
    }

    @Test
    void commandWhenTheWorkingDirectoryIsGoneThenSaysSo() throws Exception {
        Ran ran = sh("mkdir gone; cd gone; rmdir ../gone; exec \"$YATA\" clients list", "");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("this folder no longer exists").doesNotContain("Error");
    }

    @Test
    void commandWhenPostgresCannotUseTheHomeThenSaysSoInOneLine() throws Exception {
        Ran ran = sh("YATA_HOME=\"$HOME/\"'${HOME}' exec \"$YATA\" status", "");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("which has the character $").hasLineCount(1);
        assertThat(folder.resolve("${HOME}")).doesNotExist();
    }

    @Test
    void helpWhenNothingIsBuiltThenShowsTheCommandsAndBuildsNothing() throws Exception {
        Path copy =
                Files.copy(Installation.current().script(), folder.resolve("yata"), StandardCopyOption.COPY_ATTRIBUTES);

        Ran ran = sh("exec '" + copy + "' help", "");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(YataCommandLine.of(new Yata()).getSubcommands().entrySet())
                .filteredOn(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .extracting(Map.Entry::getKey)
                .filteredOn(command -> !command.equals("help"))
                .allSatisfy(command -> assertThat(ran.out()).containsPattern("\\b" + command + "\\b"));
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void commandWhenOnlyHomeIsSetThenUsesItsFolder() throws Exception {
        Ran ran = sh("exec \"$YATA\" clients list", "");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("There is no " + folder.resolve(".yata/admin.json"));
    }

    private Ran sh(String script, String input) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Path in = Files.writeString(folder.resolve("in"), input);
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).directory(folder.toFile());
        builder.environment().remove("YATA_HOME");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("YATA", Installation.current().script().toString());
        Process process = builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private record Ran(int exit, String out, String err) {}
}
