package dev.yata.stdio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process when the process that launched it has ended, even if another process keeps stdin open. Looks behind
 * shells, because an assistant may launch the server by {@code sh -c}.
 */
final class AncestorWatch {

    private static final List<String> SHELLS =
            List.of("sh", "bash", "dash", "zsh", "ksh", "ash", "busybox", "cmd.exe", "powershell.exe");
    private static final String PARENT = "yata.parent";
    private static final int MAX_SHELLS = 3;
    private static final long PAUSE_MILLIS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(AncestorWatch.class);

    private AncestorWatch() {}

    /**
     * Starts a thread. It first looks for the parent, and a second later for the launcher behind shells, because that
     * takes longer. The system property {@value #PARENT} may name the parent, in case it ends before the first look.
     */
    static void start(Runnable launcherGone) {
        Thread thread = new Thread(() -> watch(launcherGone), "ancestor-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void watch(Runnable launcherGone) {
        try {
            List<Long> parent = launchers(0);
            Long named = Long.getLong(PARENT);
            Thread.sleep(PAUSE_MILLIS);
            List<Long> launchers = launchers(MAX_SHELLS);
            LOG.debug("event=launcher.watched processes={}", launchers);
            while (launchers.containsAll(parent) && launchers.equals(launchers(MAX_SHELLS)) && isThere(named)) {
                Thread.sleep(PAUSE_MILLIS);
            }
            LOG.info("event=launcher.gone");
            launcherGone.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns the ids of the parent and, behind shells, of its ancestors. They change when one of these processes ends.
     */
    private static List<Long> launchers(int maxShells) {
        List<Long> ids = new ArrayList<>();
        Optional<ProcessHandle> ancestor = ProcessHandle.current().parent();
        while (ancestor.isPresent()) {
            ids.add(ancestor.get().pid());
            ancestor = ids.size() <= maxShells && isShell(ancestor.get())
                    ? ancestor.get().parent()
                    : Optional.empty();
        }
        return ids;
    }

    private static boolean isThere(@Nullable Long id) {
        return id == null
                || id <= 0
                || ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false);
    }

    private static boolean isShell(ProcessHandle process) {
        String command = process.info().command().orElse("");
        int slash = Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\'));
        return SHELLS.contains(command.substring(slash + 1));
    }
}
