package dev.yata.launcher.service;

import dev.yata.command.Installation;
import dev.yata.command.StopSignal;
import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./yata up}: runs both services until Ctrl-C, SIGTERM, or the end of one of them. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start auth-server and todo-api with their databases; Ctrl-C stops all of it.",
        footer = {"", "Examples:", "  ./yata up", "  ./yata up --detach"})
public final class Up implements Callable<Integer> {

    @Option(
            names = "--detach",
            description = "Return when YATA is up. It runs until ./yata down, also if the terminal is closed.")
    private boolean detach;

    @Override
    public Integer call() throws Exception {
        return StopSignal.interrupts(detach ? Up::detach : Up::runUntilStopped);
    }

    private static int runUntilStopped() throws IOException {
        YataHome home = YataHome.current();
        System.out.println("Starting auth-server and todo-api on " + home.folder() + " ...");
        try (Services services = Services.start(Installation.current(), home)) {
            services.awaitReady();
            announce(services.authServer(), services.todoApi(), home, "Ctrl-C stops everything.");
            String ended = services.superviseUntilOneEnds();
            throw new UserError(
                    ended + " has ended, so everything was stopped. See " + ServiceProcess.log(home, ended) + ".");
        } catch (InterruptedException stopped) {
            System.out.println("Stopped.");
            return 0;
        }
    }

    private static int detach() throws IOException {
        YataHome home = YataHome.current().create();
        System.out.println("Starting auth-server and todo-api on " + home.folder() + " ...");
        try {
            DetachedUp up = DetachedUp.start(Installation.current(), home);
            up.awaitReady();
            URI authServer = up.url(Services.AUTH_SERVER);
            announce(authServer, up.url(Services.TODO_API), home, "./yata down stops everything.");
            return 0;
        } catch (InterruptedException stopped) {
            System.out.println("Stopped.");
            return 1;
        }
    }

    private static void announce(URI authServer, URI todoApi, YataHome home, String howToStop) {
        System.out.printf(
                """

                %s
                  console       %s/admin/   (its user and password: %s)
                  auth-server   %s
                  todo-api      %s/api/v1   (its documentation: %s/swagger-ui)
                  credentials   %s (admin), %s (assistant)
                  logs          %s

                Next, in another terminal:
                  ./yata doctor
                  ./yata mcp-config claude-desktop

                %s
                """,
                DetachedUp.READY,
                authServer,
                home.adminJson().path(),
                authServer,
                todoApi,
                todoApi,
                home.adminJson().path(),
                home.mcpEnv().path(),
                home.logs(),
                howToStop);
        System.out.flush();
    }
}
