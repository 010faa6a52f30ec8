package dev.yata.stdio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process when the one that launched it is gone, even if someone else still holds the other end of stdin. A
 * shell in between (an assistant may run {@code sh -c}) is not the launcher, so its parent is watched too.
 */
final class AncestorWatch {

    private static final List<String> SHELLS =
            List.of("sh", "bash", "dash", "zsh", "ksh", "ash", "busybox", "cmd.exe", "powershell.exe");
    private static final String PARENT = "yata.parent";
    private static final int MOST_SHELLS = 3;
    private static final long PAUSE_MILLIS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(AncestorWatch.class);

    private AncestorWatch() {}

    /**
     * Looks at the parent at once, as it may end soon, and behind shells later, as that costs more. A parent that is gone
     * before can be told from the system property {@value #PARENT}, the id of the process that started this one.
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
            List<Long> launchers = launchers(MOST_SHELLS);
            LOG.debug("event=launcher.watched processes={}", launchers);
            while (launchers.containsAll(parent) && launchers.equals(launchers(MOST_SHELLS)) && isThere(named)) {
                Thread.sleep(PAUSE_MILLIS);
            }
            LOG.info("event=launcher.gone");
            launcherGone.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ids of the parent and, behind shells, of its parents. They change when one of them dies: its child is adopted. */
    private static List<Long> launchers(int mostShells) {
        List<Long> ids = new ArrayList<>();
        Optional<ProcessHandle> ancestor = ProcessHandle.current().parent();
        while (ancestor.isPresent()) {
            ids.add(ancestor.get().pid());
            ancestor = ids.size() <= mostShells && isShell(ancestor.get())
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
