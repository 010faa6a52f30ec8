package dev.yata.stdio;

import dev.yata.client.settings.InvalidSetting;
import dev.yata.client.settings.Settings;
import dev.yata.home.Dotenv;
import dev.yata.mcp.server.stdio.StdioServer;
import dev.yata.stdio.config.CommandLine;
import dev.yata.stdio.config.ServerConfig;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Starts the program. Exit codes: 0 when the client has ended the session, 1 when a check failed, 2 when a setting or
 * an argument is wrong, 3 when the memory did not suffice.
 */
public final class Main {

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
            case "--training-run" ->
                serve(
                        new Settings(Dotenv.parse(text("training-run.dotenv")).values(), Path.of("")),
                        new ByteArrayInputStream(text("training-run.jsonl").getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream());
            case "--check" -> exit(SelfCheck.run(settings(commandLine.settings())) ? 0 : 1);
            case "--version" -> System.err.println("mcp-stdio-server " + ServerConfig.version());
            case "--help" -> System.err.print(text("help.txt"));
            default -> serve(settings(commandLine.settings()), new FileInputStream(FileDescriptor.in), stdout);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Main.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        StdioServer server = TodoServer.of(config).on(in, out, Main::leave);
        // SIGTERM, SIGINT and SIGHUP end the session as the end of stdin does, but give running calls only 2 s.
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
