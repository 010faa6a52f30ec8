package dev.yata.mcp;

/** Sets up SLF4J's simple binding, which writes one line per event to stderr. To be called before the first logger is made. */
final class Logging {

    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logging() {}

    static void start(String level) {
        // Named, so that no class path has to be searched for it.
        set("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
        set("slf4j.internal.verbosity", "WARN");
        set(PREFIX + "showThreadName", "false");
        set(PREFIX + "showShortLogName", "true");
        set(PREFIX + "levelInBrackets", "true");
        // At debug the HTTP client writes out headers and bodies, which hold credentials.
        set(PREFIX + "defaultLogLevel", "off".equals(level) ? "off" : "warn");
        set(PREFIX + "log.io.modelcontextprotocol", "error");
        set(PREFIX + "log.dev.yata", level);
    }

    private static void set(String property, String value) {
        System.setProperty(property, value);
    }
}
