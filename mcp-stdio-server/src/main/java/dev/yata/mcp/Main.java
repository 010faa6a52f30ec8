package dev.yata.mcp;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** The program. Exit code 0 when its client is done, 2 when a setting or an argument is wrong. */
public final class Main {

    private static final String HELP = """
            mcp-stdio-server: todos for an AI assistant, over the Model Context Protocol on stdin and stdout.
            Usage: java -jar mcp-stdio-server.jar [--help | --version | --rehearse]

            --rehearse runs a short session by itself, for making a class data archive or an AOT cache.

            Settings, from the environment, a file named by NAME_FILE, or the dotenv file named by ENV_FILE (.env):
              OAUTH_CLIENT_ID                       the registered client (required)
              OAUTH_CLIENT_SECRET                   its secret, or instead of it:
              OAUTH_PRIVATE_KEY                     its private key (JWK or PKCS#8 PEM; EC P-256 or RSA)
              OAUTH_ISSUER                          whom the key is proved to (default: origin of OAUTH_TOKEN_URL)
              OAUTH_DPOP                            true binds tokens to a key of this process (false)
              OAUTH_TOKEN_URL                       token endpoint (required)
              API_BASE_URL                          todo API, such as http://localhost:8080/api/v1 (required)
              OAUTH_RESOURCE                        the API's resource identifier (default: API_BASE_URL)
              OAUTH_SCOPE                           what to ask for (default: all the client may have)
              SERVER_NAME, SERVER_VERSION           what the server calls itself (mcp-yata)
              CONNECT_TIMEOUT_SECONDS               1 to 600 (5)
              RESPONSE_TIMEOUT_SECONDS              longest silence of a connection, 1 to 600 (10)
              CALL_TIMEOUT_SECONDS                  a whole tool call with its retries, 1 to 600 (30)
              ALLOW_INSECURE_HTTP                   true allows plain http to other hosts (false)
              LOG_LEVEL                             off, error, warn, info, debug, trace; logs go to stderr (info)
            """;

    private Main() {}

    public static void main(String[] arguments) {
        OutputStream stdout = new FileOutputStream(FileDescriptor.out);
        // Whatever prints from here on can't get between the protocol's messages.
        System.setOut(System.err);
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "" -> serve(System.getenv(), new FileInputStream(FileDescriptor.in), stdout);
            case "--rehearse" -> serve(Rehearsal.environment(), Rehearsal.session(), OutputStream.nullOutputStream());
            case "--version" -> System.err.println("mcp-stdio-server " + ServerConfig.version());
            case "--help" -> System.err.print(HELP);
            default ->
                fail(new InvalidSetting(
                        "unknown argument " + arguments[0] + ": there are --help, --version and --rehearse"));
        }
        System.exit(0);
    }

    private static void serve(Map<String, String> environment, InputStream in, OutputStream out) {
        try {
            ServerConfig config = ServerConfig.from(new Settings(environment, Path.of("")));
            Logging.start(config.logLevel());
            AncestorWatch.start(Main::leave);
            TodoServer.serve(config, in, out, Main::leave);
        } catch (InvalidSetting e) {
            fail(e);
        }
    }

    private static void fail(InvalidSetting reason) {
        System.err.println("mcp-stdio-server: " + reason.getMessage());
        System.exit(2);
    }

    /** Nobody is left to answer: no hook, no drain. */
    private static void leave() {
        Runtime.getRuntime().halt(0);
    }
}
