package dev.yata.launcher.service;

import dev.yata.command.Installation;
import dev.yata.command.StopSignal;
import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./yata up}: runs both services until Ctrl-C, SIGTERM, or the end of one of them. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start auth-server and todo-api with their databases; Ctrl-C stops all of it.")
public final class Up implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        return StopSignal.interrupts(Up::runUntilStopped);
    }

    private static int runUntilStopped() throws IOException {
        YataHome home = YataHome.current();
        System.out.println("Starting auth-server and todo-api on " + home.folder() + " ...");
        try (Services services = Services.start(Installation.current(), home)) {
            services.awaitReady();
            announce(services, home);
            String ended = services.superviseUntilOneEnds();
            throw new UserError(
                    ended + " has ended, so everything was stopped. See " + ServiceProcess.log(home, ended) + ".");
        } catch (InterruptedException stopped) {
            System.out.println("Stopped.");
            return 0;
        }
    }

    private static void announce(Services services, YataHome home) {
        System.out.printf(
                """

                YATA is up.
                  auth-server   %s
                  todo-api      %s/api/v1   (its documentation: %s/swagger-ui)
                  credentials   %s (admin), %s (assistant)
                  logs          %s

                Next, in another terminal:
                  ./yata doctor
                  ./yata mcp-config claude-desktop

                Ctrl-C stops everything.
                """,
                services.authServer(),
                services.todoApi(),
                services.todoApi(),
                home.adminJson().path(),
                home.mcpEnv().path(),
                home.logs());
        System.out.flush();
    }
}
