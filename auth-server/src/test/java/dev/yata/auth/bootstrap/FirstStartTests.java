package dev.yata.auth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.auth.console.ConsoleUsers;
import dev.yata.auth.settings.Secret;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server.Credentials;
import dev.yata.auth.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FirstStartTests extends RunningServer {

    private static final Path ADMIN_FILE = HOME.resolve("admin.json");
    private static final Path MCP_FILE = HOME.resolve("mcp.env");

    @Autowired
    @Qualifier("firstStart")
    ApplicationRunner firstStart;

    @Autowired
    ConsoleUsers users;

    @Test
    void firstStartWhenDatabaseIsNewThenFilesWorkAndArePrivate() throws Exception {
        Properties mcp = read(MCP_FILE);

        assertThat(SERVER.token(defaultClient()).text("scope")).isEqualTo("todos:read todos:write");
        assertThat(mcp.getProperty("OAUTH_TOKEN_URL")).isEqualTo(SERVER.url() + "/oauth/token");
        assertThat(mcp.getProperty("API_BASE_URL")).isEqualTo(API);
        assertThat(mcp.getProperty("OAUTH_SCOPE")).isEqualTo("'todos:read todos:write'");
        assertThat(Files.readString(ADMIN_FILE)).contains("\"username\"", "\"password\"", "\"issuer\"");
        for (Path file : new Path[] {ADMIN_FILE, MCP_FILE, HOME.resolve("master.key")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(jdbc.sql("select password_hash from console_users where username = 'admin'")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}");
    }

    @Test
    void firstStartWhenDatabaseIsNewThenAdministratorsTokensLiveAMinute() {
        assertThat(SERVER.token(administrator()).json().get("expires_in").asInt())
                .isEqualTo(60);
    }

    @Test
    void laterStartWhenNothingChangedThenFilesAreUntouched() throws Exception {
        String admin = Files.readString(ADMIN_FILE);
        String mcp = Files.readString(MCP_FILE);

        start();

        assertThat(ADMIN_FILE).hasContent(admin);
        assertThat(MCP_FILE).hasContent(mcp);
    }

    @Test
    void laterStartWhenUrlsAreStaleThenOnlyTheyChange() throws Exception {
        String secret = defaultClient().secret();
        Files.writeString(
                MCP_FILE,
                "# mine\nOAUTH_CLIENT_ID=default\nOAUTH_CLIENT_SECRET=" + secret
                        + "\nOAUTH_TOKEN_URL=http://localhost:1/oauth/token\nSERVER_NAME=mine\n");

        start();

        assertThat(MCP_FILE)
                .content()
                .as("its owner asks for all the client may have")
                .doesNotContain("OAUTH_SCOPE");
        assertThat(MCP_FILE).content().contains("# mine\n", "SERVER_NAME=mine\n", "OAUTH_TOKEN_URL=" + SERVER.url());
        assertThat(defaultClient().secret()).isEqualTo(secret);
    }

    @Test
    void laterStartWhenFileIsLostThenNewSecretReplacesOld(CapturedOutput output) throws Exception {
        Credentials lost = defaultClient();
        Credentials lostAdministrator = administrator();
        Files.delete(MCP_FILE);
        Files.delete(ADMIN_FILE);

        start();

        assertThat(SERVER.token(defaultClient()).status()).isEqualTo(200);
        assertThat(SERVER.token(lost).error()).isEqualTo("invalid_client");
        assertThat(SERVER.token(administrator()).status()).isEqualTo(200);
        assertThat(SERVER.token(lostAdministrator).error()).isEqualTo("invalid_client");
        assertThat(output)
                .contains("mcp.env had no credential of default")
                .doesNotContain(defaultClient().secret());
    }

    @Test
    void laterStartWhenSecretIsOutdatedThenNewSecretIsInTheFile(CapturedOutput output) throws Exception {
        rotate("default");
        rotate("yata-admin");
        assertThat(SERVER.token(defaultClient()).status()).isEqualTo(401);

        start();

        assertThat(SERVER.token(defaultClient()).status()).isEqualTo(200);
        assertThat(SERVER.token(administrator()).status()).isEqualTo(200);
        assertThat(output)
                .contains("mcp.env had an outdated credential of default")
                .contains("admin.json had an outdated credential of yata-admin");
    }

    @Test
    void laterStartWhenPasswordIsOutdatedThenNewPasswordIsInTheFile(CapturedOutput output) throws Exception {
        users.changePassword("admin", Secret.random());

        start();

        assertThat(users.accepts("admin", new Secret(Visitor.password()))).isTrue();
        assertThat(output).contains("admin.json had an outdated credential of admin;");
    }

    private static void rotate(String clientId) {
        assertThat(SERVER.admin("POST", "/" + clientId + "/rotate", adminToken(), "{\"overlap_seconds\":0}")
                        .status())
                .isEqualTo(200);
    }

    private void start() throws Exception {
        firstStart.run(new DefaultApplicationArguments());
    }

    private static Credentials defaultClient() throws IOException {
        Properties file = read(MCP_FILE);
        return new Credentials(file.getProperty("OAUTH_CLIENT_ID"), file.getProperty("OAUTH_CLIENT_SECRET"));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
