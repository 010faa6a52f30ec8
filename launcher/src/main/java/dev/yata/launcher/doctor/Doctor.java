package dev.yata.launcher.doctor;

import dev.yata.home.YataHome;
import dev.yata.launcher.installation.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code yata doctor}: exit 0 when every finding is good, else 1. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check every link from the assistant to the API; say what to do about what is wrong.",
        footer = {"", "Examples:", "  ./yata doctor", "  ./yata doctor --env-file laptop.env"})
public final class Doctor implements Callable<Integer> {

    @Option(names = "--env-file", paramLabel = "FILE", description = "Check with the variables of another client.")
    private @Nullable Path envFile;

    @Override
    public Integer call() throws InterruptedException {
        YataHome home = YataHome.of(System.getenv("YATA_HOME"));
        Path variables = envFile == null ? home.mcpEnv().path() : envFile.toAbsolutePath();
        Installation installation = Installation.current();
        List<Finding> findings = new ArrayList<>(new LocalChecks(installation, home, variables).run());
        findings.addAll(new ConnectionChecks(home, variables).run());
        findings.addAll(new AssistantChecks(new Server(installation, variables)).run());
        findings.forEach(System.out::println);
        long wrong = findings.stream().filter(finding -> !finding.isGood()).count();
        System.out.println(wrong == 0 ? "\nAll is well." : "\n" + wrong + " of " + findings.size() + " checks failed.");
        return wrong == 0 ? 0 : 1;
    }
}
