package dev.yata.stdio;

import dev.yata.mcp.server.log.ExceptionLine;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when a thread died for want of memory: with a part missing it would answer some requests and leave others
 * waiting for ever. Its client starts another one.
 */
final class LastWords implements Thread.UncaughtExceptionHandler {

    /** As the JVM's own with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int EXIT_CODE = 3;

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof VirtualMachineError) {
            try {
                System.err.println(
                        thrown instanceof OutOfMemoryError
                                ? "mcp-stdio-server: OutOfMemoryError; give it more by -Xmx, such as -Xmx512m"
                                : "mcp-stdio-server: the JVM failed: " + thrown);
            } finally {
                Logging.end();
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        }
        LoggerFactory.getLogger(LastWords.class)
                .error("event=thread.failed thread={} cause={}", thread.getName(), ExceptionLine.of(thrown));
    }
}
