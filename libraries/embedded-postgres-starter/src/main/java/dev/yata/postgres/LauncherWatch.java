package dev.yata.postgres;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops this service and its database when the launcher that started the service has ended, even if it was killed. */
final class LauncherWatch {

    private static final Logger log = LoggerFactory.getLogger(LauncherWatch.class);

    @SuppressWarnings("FutureReturnValueIgnored") // watches for as long as this process lives
    LauncherWatch(@Nullable Long launcherPid) {
        if (launcherPid != null) {
            Optional<ProcessHandle> launcher = ProcessHandle.of(launcherPid);
            launcher.ifPresentOrElse(process -> process.onExit().thenRun(this::exit), this::exit);
        }
    }

    private void exit() {
        log.warn("The launcher has ended; stopping this service");
        // Uses a new thread: exit waits for the shutdown hooks, which may wait for this thread's pool.
        new Thread(() -> System.exit(0), "launcher-gone").start();
    }
}
