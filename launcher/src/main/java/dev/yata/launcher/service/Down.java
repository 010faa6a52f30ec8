package dev.yata.launcher.service;

import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** {@code ./yata down}: stops the {@code ./yata up} of the home, and waits for it. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stop auth-server and todo-api with their databases, wherever ./yata up was started.",
        footer = {"", "Example:  ./yata down"})
public final class Down implements Callable<Integer> {

    /** The launcher ends services and databases that do not stop within 20 s. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public Integer call() throws InterruptedException {
        YataHome home = YataHome.current();
        List<StartedService> running = StartedService.withLauncher(home);
        if (running.isEmpty()) {
            System.out.println("YATA does not run on " + home.folder() + ".");
            return 0;
        }
        // The launcher stops its services. Without it, they stop by themselves.
        running.stream()
                .filter(StartedService::isLauncher)
                .map(StartedService::process)
                .flatMap(Optional::stream)
                .forEach(ProcessHandle::destroy);
        for (StartedService process : running) {
            awaitEnd(process);
        }
        System.out.println("Stopped.");
        return 0;
    }

    private static void awaitEnd(StartedService running) throws InterruptedException {
        Optional<ProcessHandle> process = running.process();
        if (process.isPresent()) {
            try {
                process.get().onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException stillThere) {
                throw new UserError("Process " + running.pid() + " (" + running.name() + ") has not stopped after "
                        + LIMIT.toSeconds() + " s. Stop it with kill " + running.pid() + ".");
            }
        }
    }
}
