package dev.yata.stdio;

import dev.yata.mcp.server.log.ExceptionLine;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when an error of the JVM, such as lack of memory, ends a thread. Without that thread, the process
 * might never answer some requests. After the end of the process, the client starts a new one.
 */
final class FatalErrorHandler implements Thread.UncaughtExceptionHandler {

    /** The same exit code as with {@code -XX:+ExitOnOutOfMemoryError}. */
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
        LoggerFactory.getLogger(FatalErrorHandler.class)
                .error("event=thread.failed thread={} cause={}", thread.getName(), ExceptionLine.of(thrown));
    }
}
