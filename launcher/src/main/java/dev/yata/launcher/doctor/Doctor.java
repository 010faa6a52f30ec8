package dev.yata.launcher.doctor;

import dev.yata.command.Installation;
import dev.yata.home.YataHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./yata doctor}: exits with 0 if every finding is good, otherwise with 1. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check everything between the assistant and the API, and say how to solve problems.",
        footer = {"", "Examples:", "  ./yata doctor", "  ./yata doctor --env-file laptop.env"})
public final class Doctor implements Callable<Integer> {

    @Option(names = "--env-file", paramLabel = "FILE", description = "Check with the variables of another client.")
    private @Nullable Path envFile;

    @Override
    public Integer call() throws InterruptedException {
        YataHome home = YataHome.current();
        Path variables = envFile == null ? home.mcpEnv().path() : envFile.toAbsolutePath();
        Installation installation = Installation.current();
        List<Finding> findings = new ArrayList<>(new LocalChecks(installation, home, variables).run());
        findings.addAll(new ConnectionChecks(home, variables).run());
        findings.addAll(new AdminChecks(home, variables).run());
        findings.addAll(new AssistantChecks(installation, variables).run());
        findings.forEach(System.out::println);
        long wrong = findings.stream().filter(finding -> !finding.isGood()).count();
        System.out.println(
                wrong == 0 ? "\nAll checks passed." : "\n" + wrong + " of " + findings.size() + " checks failed.");
        return wrong == 0 ? 0 : 1;
    }
}
