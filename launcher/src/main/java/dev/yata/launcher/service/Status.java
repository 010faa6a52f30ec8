package dev.yata.launcher.service;

import dev.yata.home.YataHome;
import dev.yata.launcher.terminal.Table;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./yata status}: exits with 0 if both services are ready, otherwise with 1. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show whether auth-server and todo-api run, and where.",
        footer = {"", "Example:  ./yata status"})
public final class Status implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        YataHome home = YataHome.current();
        List<StartedService> services = StartedService.on(home);
        if (services.isEmpty()) {
            System.out.println("YATA does not run on " + home.folder() + ". Start it with ./yata up.");
            return 1;
        }
        HttpClient http = HttpClient.newHttpClient();
        boolean ready = services.size() == Services.NAMES.size();
        Table table = new Table();
        for (StartedService service : services) {
            boolean isReady = service.isReady(http);
            ready &= isReady;
            table.row(
                    service.name(),
                    service.url().toString(),
                    isReady ? "ready" : "not ready; see " + ServiceProcess.log(home, service.name()),
                    "process " + service.pid());
        }
        System.out.println((ready ? "YATA is up on " : "YATA is not ready on ") + home.folder() + ".\n" + table);
        return ready ? 0 : 1;
    }
}
