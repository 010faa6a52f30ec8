package dev.yata.stdio;

import dev.yata.mcp.server.stdio.StdioTransport;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The program. Exit code 0 when its client is done, 1 when a check found something wrong, 2 when a setting or an argument
 * is, 3 when the memory did not suffice.
 */
public final class Main {

    private static final String HELP = """
            mcp-stdio-server: todos for an AI assistant, over the Model Context Protocol on stdin and stdout.
            Usage: java -jar mcp-stdio-server.jar [--read-only] [--tools NAMES] [--exclude-tools NAMES]
                                                  [--check | --help | --version | --rehearse]

            --read-only            offers only tools that change nothing
            --tools NAMES          offers these tools alone, such as list_todos,get_todo
            --exclude-tools NAMES  offers all but these
            --check                says on stderr what works and what keeps an assistant from connecting; exit 1 then
            --rehearse             runs a short session by itself, for making a class data archive or an AOT cache

            Settings, from the environment, a file named by NAME_FILE, or the dotenv file named by ENV_FILE; without that,
            .env in the working directory is read if the environment lacks a required one:
              OAUTH_CLIENT_ID                       the registered client (required)
              OAUTH_CLIENT_SECRET                   its secret, or instead of it:
              OAUTH_PRIVATE_KEY                     its private key (JWK or PKCS#8 PEM; EC P-256 or RSA)
              OAUTH_ISSUER                          whom the key is proved to (default: origin of OAUTH_TOKEN_URL)
              OAUTH_DPOP                            true binds tokens to a key of this process (false)
              OAUTH_TOKEN_URL                       token endpoint (required)
              API_BASE_URL                          todo API, such as http://localhost:8080/api/v1 (required)
              OAUTH_RESOURCE                        the API's resource identifier (default: API_BASE_URL)
              OAUTH_SCOPE                           what to ask for, and what tools are listed by, at once when it is set
                                                    (default: all the client may have)
              MCP_READ_ONLY, MCP_TOOLS, MCP_EXCLUDE_TOOLS
                                                    as --read-only (true or false), --tools and --exclude-tools
              TOOL_TEXTS                            JSON of other titles and descriptions; best by TOOL_TEXTS_FILE
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
        Thread.setDefaultUncaughtExceptionHandler(new LastWords());
        try {
            run(arguments, stdout);
        } catch (InvalidSetting e) {
            System.err.println("mcp-stdio-server: " + e.getMessage());
            exit(2);
        }
        exit(0);
    }

    /** A command line without arguments, as most are, is not even parsed. */
    private static void run(String[] arguments, OutputStream stdout) {
        if (arguments.length == 0) {
            serve(settings(Map.of()), new FileInputStream(FileDescriptor.in), stdout);
            return;
        }
        CommandLine commandLine = new CommandLine(arguments);
        switch (commandLine.action()) {
            case "--rehearse" ->
                serve(
                        new Settings(Rehearsal.environment(), Path.of("")),
                        Rehearsal.session(),
                        OutputStream.nullOutputStream());
            case "--check" -> exit(SelfCheck.run(settings(commandLine.settings())) ? 0 : 1);
            case "--version" -> System.err.println("mcp-stdio-server " + ServerConfig.version());
            case "--help" -> System.err.print(HELP);
            default -> serve(settings(commandLine.settings()), new FileInputStream(FileDescriptor.in), stdout);
        }
    }

    private static Settings settings(Map<String, String> arguments) {
        // A launcher that changes its directory tells where it was called.
        return new Settings(arguments, System.getenv(), Path.of(System.getProperty("yata.directory", "")));
    }

    private static void serve(Settings settings, InputStream in, OutputStream out) {
        ServerConfig config = ServerConfig.from(settings);
        Logging.start(config.logLevel());
        AncestorWatch.start(Main::leave);
        StdioTransport server = TodoServer.on(config, in, out, Main::leave);
        // SIGTERM, SIGINT and SIGHUP end what runs as the end of stdin does.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(server), "drain"));
        server.serve();
    }

    private static void drain(StdioTransport server) {
        server.close();
        Logging.end();
    }

    private static void exit(int code) {
        Logging.end();
        System.exit(code);
    }

    /** Nobody is left to answer: no hook, no drain. */
    private static void leave() {
        Logging.end();
        Runtime.getRuntime().halt(0);
    }
}
