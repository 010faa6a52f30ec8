package dev.yata.stdio;

import dev.yata.mcp.server.log.NonBlockingStderr;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Sets up SLF4J's simple binding, which writes one line per event to stderr and never waits for a reader. Call this
 * before the first logger is made.
 */
final class Logging {

    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private static final NonBlockingStderr STDERR = new NonBlockingStderr(new FileOutputStream(FileDescriptor.err));

    private Logging() {}

    static void start(String level) {
        PrintStream stderr = new PrintStream(STDERR, false, StandardCharsets.UTF_8);
        System.setErr(stderr);
        System.setOut(stderr);
        // Avoids a search of the class path.
        set("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
        set("slf4j.internal.verbosity", "WARN");
        set(PREFIX + "showThreadName", "false");
        set(PREFIX + "showShortLogName", "true");
        set(PREFIX + "levelInBrackets", "true");
        // At debug level the HTTP client logs headers and bodies, which contain credentials.
        set(PREFIX + "defaultLogLevel", "off".equals(level) ? "off" : "warn");
        set(PREFIX + "log.io.modelcontextprotocol", "error");
        set(PREFIX + "log.dev.yata", level);
    }

    /** Waits a short time until the last lines have been written to stderr. */
    static void end() {
        STDERR.drain(250, TimeUnit.MILLISECONDS);
    }

    private static void set(String property, String value) {
        System.setProperty(property, value);
    }
}
