package dev.yata.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the thread that runs a command. The JVM ends after that thread has
 * cleaned up.
 */
public final class StopSignal {

    private final Thread command = Thread.currentThread();
    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    private StopSignal() {}

    /**
     * Runs the command in this thread. The JVM waits until the command has cleaned up after an {@link
     * InterruptedException}.
     */
    public static int interrupts(Callable<Integer> command) throws Exception {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::deliver, "stop"));
        try {
            return command.call();
        } finally {
            signal.cleanedUp.countDown();
        }
    }

    private void deliver() {
        if (cleanedUp.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            cleanedUp.await();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
    }
}
