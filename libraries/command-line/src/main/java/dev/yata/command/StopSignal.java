package dev.yata.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the thread that runs a command. The JVM ends after that thread has
 * cleaned up.
 */
public final class StopSignal {

    private StopSignal() {}

    /**
     * Runs the command in this thread. The JVM waits until the command has cleaned up after an {@link
     * InterruptedException}.
     */
    public static int interrupts(Callable<Integer> command) throws Exception {
        Thread thread = Thread.currentThread();
        CountDownLatch cleanedUp = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(thread, cleanedUp), "stop"));
        try {
            return command.call();
        } finally {
            cleanedUp.countDown();
        }
    }

    private static void interrupt(Thread command, CountDownLatch cleanedUp) {
        if (cleanedUp.getCount() > 0) {
            command.interrupt();
            try {
                cleanedUp.await();
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
