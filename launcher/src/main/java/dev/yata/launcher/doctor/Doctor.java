package dev.yata.launcher.doctor;

import dev.yata.home.YataHome;
import dev.yata.launcher.installation.Installation;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code yata doctor}: exit 0 when every finding is good, else 1. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check every link from the assistant to the API; say what to do about what is wrong.")
public final class Doctor implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        YataHome home = YataHome.of(System.getenv("YATA_HOME"));
        List<Finding> findings = Stream.concat(
                        new LocalChecks(Installation.current(), home).run().stream(),
                        new ConnectionChecks(home).run().stream())
                .toList();
        findings.forEach(System.out::println);
        long wrong = findings.stream().filter(finding -> !finding.isGood()).count();
        System.out.println(wrong == 0 ? "\nAll is well." : "\n" + wrong + " of " + findings.size() + " checks failed.");
        return wrong == 0 ? 0 : 1;
    }
}
