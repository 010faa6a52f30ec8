package dev.yata.stdio;

import dev.yata.client.settings.InvalidSetting;
import dev.yata.client.settings.Settings;
import dev.yata.mcp.server.stdio.StdioServer;
import dev.yata.stdio.config.CommandLine;
import dev.yata.stdio.config.ServerConfig;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts the program. Exit codes: 0 when the client has ended the session, 1 when a check failed, 2 when a setting or
 * an argument is wrong, 3 when the memory did not suffice.
 */
public final class Main {

    private static final String HELP = """
            mcp-stdio-server: todos for an AI assistant, over the Model Context Protocol on stdin and stdout.
            Usage: java -jar mcp-stdio-server.jar [--read-only] [--tools NAMES] [--exclude-tools NAMES]
                                                  [--check | --help | --version | --rehearse]

            --read-only            offers only tools that change nothing
            --tools NAMES          offers only these tools, such as list_todos,get_todo
            --exclude-tools NAMES  offers all tools except these
            --check                reports on stderr what works and what fails; exits with 1 if something fails
            --rehearse             runs a short session to record a class data archive or an AOT cache

            Settings come from the environment, from a file that NAME_FILE names, or from the dotenv file that ENV_FILE names.
            Without ENV_FILE, .env in the working directory is read if the environment lacks a required setting.
              OAUTH_CLIENT_ID                       the registered client (required)
              OAUTH_CLIENT_SECRET                   its secret, or instead:
              OAUTH_PRIVATE_KEY                     its private key (JWK or PKCS#8 PEM; EC P-256 or RSA)
              OAUTH_ISSUER                          audience of signatures with the key (default: origin of
                                                    OAUTH_TOKEN_URL)
              OAUTH_DPOP                            true binds tokens to a key of this process (false)
              OAUTH_TOKEN_URL                       token endpoint (required)
              API_BASE_URL                          todo API, such as http://localhost:8080/api/v1 (required)
              OAUTH_RESOURCE                        the API's resource identifier (default: API_BASE_URL)
              OAUTH_SCOPE                           scopes to request; tools are listed by them without waiting for a
                                                    token (default: all that the client may have)
              MCP_READ_ONLY, MCP_TOOLS, MCP_EXCLUDE_TOOLS
                                                    as --read-only (true or false), --tools and --exclude-tools
              TOOL_TEXTS                            JSON with other titles and descriptions; TOOL_TEXTS_FILE is handier
              SERVER_NAME, SERVER_VERSION           name and version that clients see (mcp-yata)
              CONNECT_TIMEOUT_SECONDS               1 to 600 (5)
              RESPONSE_TIMEOUT_SECONDS              longest time without data, 1 to 600 (10)
              CALL_TIMEOUT_SECONDS                  whole tool call with its retries, 1 to 600 (30)
              ALLOW_INSECURE_HTTP                   true allows plain http to other hosts (false)
              LOG_LEVEL                             off, error, warn, info, debug, trace; logs go to stderr (info)
            """;

    private Main() {}

    public static void main(String[] arguments) {
        OutputStream stdout = new FileOutputStream(FileDescriptor.out);
        // Sends all other output to stderr, because stdout may only contain the protocol's messages.
        System.setOut(System.err);
        Thread.setDefaultUncaughtExceptionHandler(new FatalErrorHandler());
        try {
            run(arguments, stdout);
        } catch (InvalidSetting e) {
            System.err.println("mcp-stdio-server: " + e.getMessage());
            exit(2);
        }
        exit(0);
    }

    /** Runs the program. Skips the parser if there are no arguments, as in most starts. */
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
        // A launcher that changes the directory passes its original working directory.
        return new Settings(arguments, System.getenv(), Path.of(System.getProperty("yata.directory", "")));
    }

    private static void serve(Settings settings, InputStream in, OutputStream out) {
        ServerConfig config = ServerConfig.from(settings);
        Logging.start(config.logLevel());
        AncestorWatch.start(Main::leave);
        StdioServer server = TodoServer.on(config, in, out, Main::leave);
        // SIGTERM, SIGINT and SIGHUP end the session in the same way as the end of stdin.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(server), "drain"));
        server.serve();
    }

    private static void drain(StdioServer server) {
        server.close();
        Logging.end();
    }

    private static void exit(int code) {
        Logging.end();
        System.exit(code);
    }

    /** Exits without answering pending requests, because the client has ended. */
    private static void leave() {
        Logging.end();
        Runtime.getRuntime().halt(0);
    }
}
