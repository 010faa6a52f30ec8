package dev.yata.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.home.Dotenv;
import dev.yata.home.YataHome;
import dev.yata.launcher.LauncherRun;
import dev.yata.launcher.service.RunningServices;
import dev.yata.launcher.service.SharedServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the doctor against running services, with right and with wrong variables. */
@ExtendWith(SharedServices.class)
class DoctorIT {

    private static RunningServices services;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(RunningServices shared) {
        services = shared;
    }

    @Test
    void doctorWhenAllIsWellThenEveryLineIsGood() throws Exception {
        LauncherRun doctor = LauncherRun.of(services.home.folder(), "doctor");

        assertThat(doctor.exit()).isZero();
        assertThat(doctor.output())
                .contains("todos:read todos:write", "mcp answers in ")
                .containsPattern("ok +tools +create_todo")
                .contains("All checks passed.");
    }

    @Test
    void doctorWhenTheServerDoesNotStartThenTellsWhatItSaid() throws Exception {
        assertThat(wrong("MCP_TOOLS=nonsense"))
                .containsPattern("WRONG +assistant +can't connect: mcp-stdio-server: no tool is called nonsense")
                .contains("mcp --check");
        assertThat(wrong("OAUTH_CLIENT_ID=")).contains("OAUTH_CLIENT_ID is not set");
        assertThat(wrong("OAUTH_CLIENT_SECRET=\nOAUTH_CLIENT_SECRET_FILE=/nowhere/secret"))
                .contains("OAUTH_CLIENT_SECRET_FILE names a file that does not exist: /nowhere/secret");
    }

    @Test
    void doctorWhenNoScopeAskedForIsGrantedThenNamesTheVariable() throws Exception {
        assertThat(wrong("OAUTH_SCOPE=openid"))
                .containsPattern("WRONG +token +.*invalid_scope.*OAUTH_SCOPE \\(openid\\)")
                .contains("./yata clients show default");
    }

    @Test
    void doctorWhenNoToolIsLeftThenSaysSo() throws Exception {
        assertThat(wrong("OAUTH_SCOPE=todos:write\nMCP_READ_ONLY=true"))
                .containsPattern("WRONG +tools +no tool is listed");
    }

    @Test
    void doctorWhenTheAddressIsNotTheApisThenNamesItsVariable() throws Exception {
        String elsewhere = services.api().resolve("/elsewhere").toString();
        assertThat(wrong("API_BASE_URL=" + elsewhere))
                .containsPattern("WRONG +token +.*invalid_target.*API_BASE_URL")
                .doesNotContain("secret");
        assertThat(wrong("API_BASE_URL=" + elsewhere + "\nOAUTH_RESOURCE=" + services.api()))
                .containsPattern("WRONG +API +.*has no todos: check API_BASE_URL");
    }

    @Test
    void doctorWhenTheAddressIsNotTheTokenEndpointsThenNamesItsVariable() throws Exception {
        assertThat(wrong("OAUTH_TOKEN_URL=" + services.issuer() + "/token"))
                .containsPattern("WRONG +issuer +.*another token endpoint")
                .contains("Set OAUTH_TOKEN_URL=" + services.issuer() + "/oauth/token in ");
        assertThat(wrong("OAUTH_TOKEN_URL=" + services.api().resolve("/oauth/token")))
                .containsPattern("WRONG +issuer +no metadata")
                .contains("correct OAUTH_TOKEN_URL in ");
    }

    @Test
    void doctorWhenClientIsDisabledThenItsRemedyWorks() throws Exception {
        Path home = services.home.folder();
        Path variables = folder.resolve("own.env");
        LauncherRun.of(
                home,
                "clients",
                "create",
                "--name",
                "own",
                "--scope",
                "todos:read",
                "--env-file",
                variables.toString());
        String id = Dotenv.parse(Files.readString(variables)).values().get("OAUTH_CLIENT_ID");
        LauncherRun.of(home, "clients", "disable", id);

        LauncherRun wrong = LauncherRun.of(home, "doctor", "--env-file", variables.toString());
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.output()).contains("Run ./yata clients enable " + id);

        assertThat(LauncherRun.of(home, "clients", "enable", id).exit()).isZero();
        LauncherRun good = LauncherRun.of(home, "doctor", "--env-file", variables.toString());
        assertThat(good.exit()).as(good.output()).isZero();
    }

    @Test
    void doctorWhenAdministratorsSecretIsWrongThenSaysHowToGetANewOne() throws Exception {
        String admin = Files.readString(services.home.adminJson().path());
        YataHome other = new YataHome(folder.resolve("other")).create();
        other.adminJson().write(admin.replaceAll("(\"client_secret\"\\s*:\\s*\")[^\"]*", "$1wrong"));
        other.mcpEnv().write(Files.readString(services.home.mcpEnv().path()));

        LauncherRun doctor = LauncherRun.of(other.folder(), "doctor");

        assertThat(doctor.exit()).isEqualTo(1);
        assertThat(doctor.output())
                .containsPattern("WRONG +admin +The auth-server refused")
                .contains("mv " + other.adminJson().path());
    }

    /** Returns the doctor's output for the assistant's variables with these lines replaced or added. */
    private String wrong(String lines) throws IOException, InterruptedException {
        String variables = Files.readString(services.home.mcpEnv().path());
        for (String line : lines.lines().toList()) {
            variables = variables.replaceAll("(?m)^" + line.replaceAll("=.*", "=.*\\\\R?"), "");
        }
        Path file = Files.writeString(folder.resolve("wrong.env"), variables + "\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        LauncherRun doctor = LauncherRun.of(services.home.folder(), "doctor", "--env-file", file.toString());
        assertThat(doctor.exit()).as(doctor.output()).isEqualTo(1);
        return doctor.output();
    }
}
